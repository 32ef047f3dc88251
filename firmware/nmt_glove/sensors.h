// SPDX-License-Identifier: GPL-3.0-only
// The pads as the converter sees them: which input each is, a look at their wires, the supply.
#ifndef NMT_SENSORS_H
#define NMT_SENSORS_H

#include "board.h"

namespace nmt {

const uint8_t SENSOR_COUNT = NMT_SENSORS;

#if NMT_MULTIPLEXER

static_assert(SENSOR_COUNT >= 1 && SENSOR_COUNT <= 16, "the multiplexer has 16 channels");

// All pads come by A0. The multiplexer has settled long before the converter samples, 12 us after
// its start.
class Sensors {
 public:
  static void begin() { Board::begin_multiplexer(); }
  static void start_conversion(uint8_t sensor) {
    Board::select_channel(sensor);
    Board::start_conversion(Board::input_of_pin(A0));
  }
  static uint16_t read_and_wait(uint8_t sensor) {
    Board::select_channel(sensor);
    return Board::read_and_wait(Board::input_of_pin(A0));
  }
  static bool set_pull_up(uint8_t, bool on) {
    pinMode(A0, on ? INPUT_PULLUP : INPUT);
    return true;
  }
};

#else

static const uint8_t ANALOG_PINS[] = {NMT_ANALOG_PINS};
static_assert(SENSOR_COUNT >= 1 && SENSOR_COUNT <= sizeof ANALOG_PINS,
              "NMT_SENSORS must be between 1 and what the board can read");

static uint8_t input_of_sensor[SENSOR_COUNT];

class Sensors {
 public:
  static void begin() {
    for (uint8_t i = 0; i < SENSOR_COUNT; ++i) {
      input_of_sensor[i] = Board::input_of_pin(ANALOG_PINS[i]);
    }
  }
  static void start_conversion(uint8_t sensor) { Board::start_conversion(input_of_sensor[sensor]); }
  static uint16_t read_and_wait(uint8_t sensor) {
    return Board::read_and_wait(input_of_sensor[sensor]);
  }
  // Says whether the pin has one.
  static bool set_pull_up(uint8_t sensor, bool on) {
    const uint8_t pin = ANALOG_PINS[sensor];
    if (!Board::has_pull_up(pin)) return false;
    pinMode(pin, on ? INPUT_PULLUP : INPUT);
    return true;
  }
};

#endif

// What a look at the wires found, one bit a sensor.
struct Wiring {
  uint16_t open = 0;
  uint16_t shorted = 0;
};

// Shorted: the pad conducts like a wire, as no press makes it do. Open: nothing pulls the input
// down, so that the chip's own weak pull-up lifts it all the way. A broken pad that is not pressed
// looks like a whole one; only a press can tell.
inline Wiring look_at_wiring() {
  const uint16_t shorted_from = 1008, open_from = 920;  // of 1023
  Wiring found;
  for (uint8_t i = 0; i < SENSOR_COUNT; ++i) {
    const uint16_t bit = static_cast<uint16_t>(1u << i);
    Sensors::read_and_wait(i);  // the converter's capacitor still holds the pad before
    if (Sensors::read_and_wait(i) >= shorted_from) {
      found.shorted |= bit;
      continue;
    }
    if (!Sensors::set_pull_up(i, true)) continue;
    Sensors::read_and_wait(i);
    if (Sensors::read_and_wait(i) >= open_from) found.open |= bit;
    Sensors::set_pull_up(i, false);
  }
  return found;
}

// The 1.1 V reference is a weak source: this many readings let it charge the converter's capacitor.
const uint8_t SUPPLY_READINGS = 10;

// The reference differs by up to 10 % between chips; its changes are worth more than its value.
inline uint16_t supply_mv_of(uint16_t reference_counts) {
  return reference_counts ? static_cast<uint16_t>(1100UL * 1024 / reference_counts) : 0;
}

inline uint16_t measure_supply_mv() {
  uint16_t counts = 0;
  for (uint8_t i = 0; i < SUPPLY_READINGS; ++i) {
    counts = Board::read_and_wait(Board::SUPPLY_INPUT);
  }
  return supply_mv_of(counts);
}

}  // namespace nmt

#endif

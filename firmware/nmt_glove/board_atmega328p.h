// SPDX-License-Identifier: GPL-3.0-only
// ATmega328P at 16 MHz and 5 V: Uno, Nano, Pro Mini.
#ifndef NMT_BOARD_ATMEGA328P_H
#define NMT_BOARD_ATMEGA328P_H

#include "board_avr.h"

#ifndef NMT_ANALOG_PINS
#define NMT_ANALOG_PINS A0, A1, A2, A3, A4, A5, A6, A7
#endif

namespace nmt {

struct Atmega328p {
  static const uint8_t SUPPLY_INPUT = 14;  // the 1.1 V reference

  static uint8_t input_of_pin(uint8_t pin) { return static_cast<uint8_t>(pin - A0); }
  static void select_input(uint8_t input) { ADMUX = _BV(REFS0) | input; }
  // A6 and A7 are inputs of the converter and nothing else.
  static bool has_pull_up(uint8_t pin) { return pin < A6; }
};

struct Board : AvrBoard<Atmega328p> {
  static const uint8_t ID = NMT_MULTIPLEXER ? 3 : 1;
  // 0 for a board whose serial port is no serial line.
  static const uint32_t LINE_BAUD = NMT_BAUD;

  static void begin() {
    AvrBoard<Atmega328p>::begin();
    DIDR0 = 0x3F;  // the digital inputs behind A0..A5 only add noise
  }

  // S0..S3 of a CD74HC4067 on D8..D11, the low bits of port B: all four change at once.
  static void begin_multiplexer() { DDRB |= 0x0F; }
  static void select_channel(uint8_t channel) {
    PORTB = static_cast<uint8_t>((PORTB & 0xF0) | channel);
  }

  // A reset frees the outputs: a motor must not run on because the program has hung.
  static void start_watchdog() { wdt_enable(WDTO_250MS); }
  static void feed_watchdog() { wdt_reset(); }

  // Unknown, and false, where a bootloader has cleared the chip's register before.
  static bool reset_by_watchdog() { return reset_causes & _BV(WDRF); }
  static bool reset_by_brown_out() { return reset_causes & _BV(BORF); }

  static uint8_t reset_causes;
};

// Outside what is cleared between .init3, where it is written, and the start of the program.
uint8_t Board::reset_causes __attribute__((section(".noinit")));

// The watchdog outlives the reset that it causes, at its shortest time: off before anything else.
extern "C" void nmt_watchdog_off_at_once() __attribute__((naked, used, section(".init3")));
extern "C" void nmt_watchdog_off_at_once() {
  Board::reset_causes = MCUSR;
  MCUSR = 0;
  wdt_disable();
}

}  // namespace nmt

#endif

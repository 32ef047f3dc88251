// SPDX-License-Identifier: GPL-3.0-only
// ATmega32U4 at 16 MHz and 5 V, with USB of its own: Leonardo, Micro, Pro Micro.
#ifndef NMT_BOARD_ATMEGA32U4_H
#define NMT_BOARD_ATMEGA32U4_H

#include "board_avr.h"

#if NMT_MULTIPLEXER
#error "The multiplexer is wired for ATmega328P boards: see firmware/README.md"
#endif

// A6 and A7 would be D4 and D6, which buzzer and LED use; A8 and A9 are D8 and D9, which are free.
#ifndef NMT_ANALOG_PINS
#ifdef ARDUINO_AVR_PROMICRO  // does not lead out A4 and A5
#define NMT_ANALOG_PINS A0, A1, A2, A3, A8, A9
#else
#define NMT_ANALOG_PINS A0, A1, A2, A3, A4, A5, A8, A9
#endif
#endif

namespace nmt {

struct Atmega32u4 {
  static const uint8_t SUPPLY_INPUT = 0x1E;  // the 1.1 V reference
  static const uint8_t HIGH_BANK = 0x20;     // inputs 8..13 have their top bit in another register

  // The converter's inputs lie in another order than the pins: the core knows which.
  static uint8_t input_of_pin(uint8_t pin) {
    const uint8_t channel = analogPinToChannel(pin - A0);
    return channel < 8 ? channel : static_cast<uint8_t>(HIGH_BANK | (channel - 8));
  }
  static void select_input(uint8_t input) {
    ADCSRB = static_cast<uint8_t>((ADCSRB & ~_BV(MUX5)) | (input & HIGH_BANK ? _BV(MUX5) : 0));
    ADMUX = static_cast<uint8_t>(_BV(REFS0) | (input & 0x1F));
  }
  static bool has_pull_up(uint8_t) { return true; }
};

struct Board : AvrBoard<Atmega32u4> {
  static const uint8_t ID = 2;
  static const uint32_t LINE_BAUD = 0;

  static void begin() { AvrBoard<Atmega32u4>::begin(); }

  // The core itself uses the watchdog to enter the bootloader when the port is opened at 1200
  // baud; feeding it here would lock uploads out.
  static void start_watchdog() {}
  static void feed_watchdog() {}
  static bool reset_by_watchdog() { return false; }
  static bool reset_by_brown_out() { return false; }
};

}  // namespace nmt

#endif

// SPDX-License-Identifier: GPL-3.0-only
// ATmega328P at 16 MHz (Uno, Nano, Pro Mini): timer 1 is the sample clock, the converter walks the
// channels by its interrupt.
#ifndef NMT_BOARD_ATMEGA328P_H
#define NMT_BOARD_ATMEGA328P_H

#include <Arduino.h>
#include <avr/sleep.h>

#include "config.h"

namespace nmt {

struct Board {
  static const uint8_t ID = 1;
  static const uint8_t BITS = 10;
  static const uint16_t VREF_MV = 5000;
  // 13 converter clocks at 16 MHz / 128
  static const uint16_t SCAN_STEP_US = 104;
  static const uint8_t MAX_SENSORS = 8;

  static void begin() {
    DIDR0 = 0x3F;                 // the digital inputs behind A0..A5 only add noise
    ADMUX = _BV(REFS0);           // against the supply: the divider's ratio is what counts
    ADCSRA = _BV(ADEN) | _BV(ADPS2) | _BV(ADPS1) | _BV(ADPS0);
    ADCSRA |= _BV(ADSC);          // the first conversion takes twice as long: done here, not kept
    while (ADCSRA & _BV(ADSC)) {
    }
    ADCSRA |= _BV(ADIF);
    ADCSRA |= _BV(ADIE);
  }

  static void start_conversion(uint8_t channel) {
    ADMUX = _BV(REFS0) | channel;
    ADCSRA |= _BV(ADSC);
  }

  static uint32_t now_us() { return micros(); }

  // Half a microsecond a step reaches from 31 Hz up.
  static void start_clock(uint16_t rate_hz) {
    TCCR1A = 0;
    TCCR1B = 0;
    TCNT1 = 0;
    OCR1A = static_cast<uint16_t>((F_CPU / 8 + rate_hz / 2) / rate_hz - 1);
    TIFR1 = _BV(OCF1A);
    TIMSK1 = _BV(OCIE1A);
    TCCR1B = _BV(WGM12) | _BV(CS11);
  }

  static void stop_clock() { TIMSK1 = 0; }

  // Sleeps until the next interrupt, unless something already waits. Interrupts are let in and the
  // sleep begins in two instructions that nothing can come between.
  template <class Waiting>
  static void idle(Waiting waiting) {
    cli();
    if (!waiting()) {
      set_sleep_mode(SLEEP_MODE_IDLE);
      sleep_enable();
      sei();
      sleep_cpu();
      sleep_disable();
    }
    sei();
  }
};

// Interrupts off for as long as it lives.
class Guard {
 public:
  Guard() : saved_(SREG) { cli(); }
  ~Guard() { SREG = saved_; }

 private:
  uint8_t saved_;
};

}  // namespace nmt

#endif

// SPDX-License-Identifier: GPL-3.0-only
// What the AVR boards have in common: timer 1 as sample clock, the converter and its interrupt,
// idle sleep. A board's own header says which converter input a pin is and what its bits are.
#ifndef NMT_BOARD_AVR_H
#define NMT_BOARD_AVR_H

#include <Arduino.h>
#include <avr/eeprom.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

#include "config.h"

namespace nmt {

// The two interrupts of the sampling; the sketch says what happens at them.
void on_tick();
void on_conversion(uint16_t counts);

// Interrupts off for as long as it lives.
class Guard {
 public:
  Guard() : saved_(SREG) { cli(); }
  ~Guard() { SREG = saved_; }

 private:
  uint8_t saved_;
};

// Chip offers select_input(), input_of_pin(), SUPPLY_INPUT and has_pull_up().
template <class Chip>
struct AvrBoard {
  static const uint8_t CONVERTER_BITS = 10;
  // 13 converter clocks at 16 MHz / 128, and the rest of a clock until the next can begin.
  static const uint16_t CONVERSION_US = 112;
  static const uint16_t REFERENCE_MV = 5000;  // the supply: the divider's ratio is what counts

  static const uint8_t SUPPLY_INPUT = Chip::SUPPLY_INPUT;

  static uint8_t input_of_pin(uint8_t pin) { return Chip::input_of_pin(pin); }
  static bool has_pull_up(uint8_t pin) { return Chip::has_pull_up(pin); }

  static void begin() {
    ADCSRA = _BV(ADEN) | _BV(ADPS2) | _BV(ADPS1) | _BV(ADPS0);
    read_and_wait(Chip::SUPPLY_INPUT);  // the first conversion takes twice as long: done here
  }

  // With its interrupt, which calls back.
  static void start_conversion(uint8_t input) {
    Chip::select_input(input);
    ADCSRA |= _BV(ADIE) | _BV(ADSC);
  }

  // Without its interrupt; never while scans run.
  static uint16_t read_and_wait(uint8_t input) {
    Chip::select_input(input);
    ADCSRA &= ~_BV(ADIE);
    ADCSRA |= _BV(ADSC);
    while (ADCSRA & _BV(ADSC)) {
    }
    const uint16_t counts = ADC;
    ADCSRA |= _BV(ADIF);  // else the next scan would begin with this conversion's interrupt
    return counts;
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

// The EEPROM as bytes; a write leaves bytes that are right already alone, so that asking for the
// same thing twice wears nothing.
struct Eeprom {
  static void read(void* bytes, size_t count) { eeprom_read_block(bytes, nullptr, count); }
  static void write(const void* bytes, size_t count) { eeprom_update_block(bytes, nullptr, count); }
};

}  // namespace nmt

ISR(TIMER1_COMPA_vect) { nmt::on_tick(); }
ISR(ADC_vect) { nmt::on_conversion(ADC); }

#endif

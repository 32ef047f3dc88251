// SPDX-License-Identifier: GPL-3.0-only
// Motor, buzzer and LED on their pins.
#ifndef NMT_OUTPUTS_H
#define NMT_OUTPUTS_H

#include "board.h"
#include "feedback.h"

namespace nmt {

class OutputPins {
 public:
  static void begin() {
    static const uint8_t pins[] = {NMT_PIN_MOTOR, NMT_PIN_BUZZER, NMT_PIN_LED_RED,
                                   NMT_PIN_LED_GREEN, NMT_PIN_LED_BLUE};
    for (uint8_t pin : pins) pinMode(pin, OUTPUT);
  }

  // Writes what has changed: analogWrite takes its time, and this is asked every millisecond.
  void set(const Outputs& wanted) {
    if (wanted.motor != now_.motor) analogWrite(NMT_PIN_MOTOR, wanted.motor);
    if (wanted.buzzer != now_.buzzer) digitalWrite(NMT_PIN_BUZZER, wanted.buzzer);
    if (wanted.led != now_.led) set_led(wanted.led);
    now_ = wanted;
  }

 private:
  static void set_led(FeedbackState state) {
    digitalWrite(NMT_PIN_LED_BLUE, state == BELOW);
    digitalWrite(NMT_PIN_LED_GREEN, state == INSIDE);
    digitalWrite(NMT_PIN_LED_RED, state == ABOVE);
  }

  Outputs now_ = {0, false, FEEDBACK_OFF};
};

}  // namespace nmt

#endif

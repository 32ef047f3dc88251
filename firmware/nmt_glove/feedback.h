// SPDX-License-Identifier: GPL-3.0-only
// What the hand feels, hears and sees: decided on the glove, because the way over the computer and
// back is too slow and too uneven to be felt as one's own doing. Free of registers.
#ifndef NMT_FEEDBACK_H
#define NMT_FEEDBACK_H

#include <stdint.h>

namespace nmt {

enum FeedbackState : uint8_t { FEEDBACK_OFF = 0, BELOW = 1, INSIDE = 2, ABOVE = 3 };
enum FeedbackMeans : uint8_t { MEANS_MOTOR = 1, MEANS_BUZZER = 2, MEANS_LED = 4 };
const uint8_t ALL_MEANS = MEANS_MOTOR | MEANS_BUZZER | MEANS_LED;

const uint16_t LONGEST_PULSE_MS = 5000;
// A host that has said nothing for so long is gone: nothing may buzz on without it.
const uint16_t HOST_SILENCE_MS = 2000;
// A motor that starts at once draws three times its current and pulls the supply down.
const uint16_t SOFT_START_MS = 80;
// A small motor does not turn at all below about a fifth.
const uint8_t SOFT_START_FROM = 48;

// What the outputs should be at this moment.
struct Outputs {
  uint8_t motor;
  bool buzzer;
  FeedbackState led;
};

class Feedback {
 public:
  // The sum of the counts of the sensors in the mask should lie from low to high.
  void set_band(uint16_t mask, uint32_t low, uint32_t high) {
    // Said again as a sign of life, or moved a little: the next scan tells, and until then motor
    // and light go on as they are.
    if (mask != mask_) state_ = FEEDBACK_OFF;
    mask_ = mask;
    low_ = low;
    high_ = high;
    // The way back over an edge is a little longer, else a trembling hand chatters on it.
    slack_ = (high - low) / 16;
  }
  void set_band_off() {
    mask_ = 0;
    state_ = FEEDBACK_OFF;
  }
  void set_means(uint8_t means, uint8_t strength) {
    means_ = means;
    strength_ = strength;
  }
  // Asked for again while it runs, because the host has missed the reply, it is not prolonged.
  void pulse(uint8_t strength, uint16_t length_ms, uint32_t now_ms) {
    if (strength == pulse_strength_ && length_ms == pulse_length_ms_) return;
    pulse_strength_ = length_ms ? strength : 0;
    pulse_began_ms_ = now_ms;
    pulse_length_ms_ = length_ms;
  }
  void stop() {
    set_band_off();
    pulse_strength_ = 0;
  }

  void heard_host(uint32_t now_ms) { heard_ms_ = now_ms; }

  void push(const uint16_t* counts, uint8_t sensors) {
    if (!mask_) return;
    uint32_t sum = 0;
    for (uint8_t i = 0; i < sensors; ++i) {
      if (mask_ >> i & 1) sum += counts[i];
    }
    state_ = state_for(sum);
  }

  FeedbackState state() const { return state_; }

  Outputs advance(uint32_t now_ms) {
    if (now_ms - heard_ms_ >= HOST_SILENCE_MS) stop();
    if (now_ms - pulse_began_ms_ >= pulse_length_ms_) pulse_strength_ = 0;
    const bool too_hard = state_ == ABOVE;
    uint8_t wanted = too_hard && (means_ & MEANS_MOTOR) ? strength_ : 0;
    if (pulse_strength_ > wanted) wanted = pulse_strength_;
    Outputs outputs;
    outputs.motor = softened(wanted, now_ms);
    outputs.buzzer = too_hard && (means_ & MEANS_BUZZER);
    outputs.led = means_ & MEANS_LED ? state_ : FEEDBACK_OFF;
    return outputs;
  }

 private:
  FeedbackState state_for(uint32_t sum) const {
    const uint32_t low = state_ == INSIDE && low_ > slack_ ? low_ - slack_ : low_;
    const uint32_t high = state_ == ABOVE ? high_ - slack_ : high_;
    if (sum < low) return BELOW;
    return sum > high ? ABOVE : INSIDE;
  }

  uint8_t softened(uint8_t wanted, uint32_t now_ms) {
    if (wanted == 0) {
      motor_on_ = false;
      return 0;
    }
    if (!motor_on_) {
      motor_on_ = true;
      motor_began_ms_ = now_ms;
    }
    const uint32_t running_ms = now_ms - motor_began_ms_;
    if (running_ms >= SOFT_START_MS || wanted <= SOFT_START_FROM) return wanted;
    const uint32_t rise = (wanted - SOFT_START_FROM) * running_ms / SOFT_START_MS;
    return static_cast<uint8_t>(SOFT_START_FROM + rise);
  }

  uint32_t low_ = 0;
  uint32_t high_ = 0;
  uint32_t slack_ = 0;
  uint32_t heard_ms_ = 0;
  uint32_t pulse_began_ms_ = 0;
  uint32_t motor_began_ms_ = 0;
  uint16_t pulse_length_ms_ = 0;
  uint16_t mask_ = 0;
  uint8_t means_ = ALL_MEANS;
  uint8_t strength_ = 128;
  uint8_t pulse_strength_ = 0;
  FeedbackState state_ = FEEDBACK_OFF;
  bool motor_on_ = false;
};

}  // namespace nmt

#endif

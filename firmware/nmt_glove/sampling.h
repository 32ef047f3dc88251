// SPDX-License-Identifier: GPL-3.0-only
// The sampling: which channel is read when, and which scans are lost. Free of registers; the board
// calls in from its interrupts and offers start_conversion(channel) and now_us().
#ifndef NMT_SAMPLING_H
#define NMT_SAMPLING_H

#include "protocol.h"

namespace nmt {

// A scan is begun by every tick of the timer and filled by the converter's interrupts. It is taken
// by the main loop; one that is not taken in time is overwritten and counted.
template <class Board, uint8_t SENSOR_COUNT>
class Sampling {
 public:
  // All of it runs with interrupts off: in an interrupt, or guarded by the caller.
  void start() {
    next_seq_ = overruns_ = dropped_ = 0;
    scanning_ = ready_ = false;
    running_ = true;
  }
  void stop() { running_ = false; }
  bool running() const { return running_; }

  // From the timer's interrupt. Number and time are latched together, here and nowhere else.
  void tick() {
    if (!running_) return;
    const uint16_t seq = next_seq_++;
    if (scanning_) {
      ++overruns_;  // the number is used up, so the host sees the hole
      return;
    }
    filling_.seq = seq;
    filling_.t_us = Board::now_us();
    filling_.flags = 0;
    channel_ = 0;
    scanning_ = true;
    Board::start_conversion(0);
  }

  // From the converter's interrupt.
  void converted(uint16_t counts) {
    if (!scanning_) return;
    filling_.counts[channel_] = counts;
    if (++channel_ < SENSOR_COUNT) {
      Board::start_conversion(channel_);
      return;
    }
    scanning_ = false;
    if (ready_) ++dropped_;
    done_ = filling_;
    ready_ = true;
  }

  // For the main loop, guarded.
  bool take(Scan* scan) {
    if (!ready_) return false;
    *scan = done_;
    ready_ = false;
    return true;
  }
  bool ready() const { return ready_; }
  void count_dropped() { ++dropped_; }
  uint16_t overruns() const { return overruns_; }
  uint16_t dropped() const { return dropped_; }

 private:
  Scan filling_;
  Scan done_;
  uint16_t next_seq_ = 0;
  uint16_t overruns_ = 0;
  uint16_t dropped_ = 0;
  uint8_t channel_ = 0;
  volatile bool scanning_ = false;
  volatile bool ready_ = false;
  volatile bool running_ = false;
};

}  // namespace nmt

#endif

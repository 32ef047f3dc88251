// SPDX-License-Identifier: GPL-3.0-only
// The sampling: which sensor is read when, and which scans are lost. Free of registers: a Source
// offers start_conversion(sensor), start_supply_conversion() and now_us().
#ifndef NMT_SAMPLING_H
#define NMT_SAMPLING_H

#include "protocol.h"

namespace nmt {

// Nothing is moved across this line by the compiler: what an interrupt writes lies behind it.
inline void compiler_barrier() { __asm__ __volatile__("" ::: "memory"); }

// A scan is begun by every tick of the timer and filled by the converter's interrupts. It is taken
// by the main loop; one that is not taken in time is overwritten and counted. Two scans change
// places, so that nothing is copied while interrupts wait: the next tick would be late by it. Each
// count is the sum of READINGS conversions, shifted right by SHIFT.
template <class Source, uint8_t SENSORS, uint8_t READINGS, uint8_t SHIFT>
class Sampling {
 public:
  // start, stop and the counters: with interrupts off.
  void start() {
    next_seq_ = overruns_ = dropped_ = missed_ = 0;
    phase_ = IDLE;
    ready_ = false;
    supply_readings_left_ = 0;
    running_ = true;
  }
  void stop() { running_ = false; }
  bool running() const { return running_; }

  // From the timer's interrupt. Number and time are latched together, here and nowhere else.
  void tick() {
    const uint16_t seq = next_seq_++;
    if (phase_ != IDLE) {
      ++overruns_;  // the number is used up, so the host sees the hole
      return;
    }
    Scan& scan = scans_[filling_];
    scan.seq = seq;
    scan.t_us = Source::now_us();
    scan.flags = 0;
    sensor_ = 0;
    begin_sensor();
    phase_ = SCANNING;
    Source::start_conversion(0);
  }

  // From the converter's interrupt.
  void converted(uint16_t counts) {
    if (!running_) return;
    if (phase_ == SCANNING) add_reading(counts);
    else if (phase_ == SUPPLY) add_supply_reading(counts);
  }

  // For the main loop, with interrupts on. A scan that is done while this one is copied takes its
  // place, since the one after it would be filled where this one lies.
  bool take(Scan* scan) {
    if (!ready_) return false;
    for (;;) {
      ready_ = false;
      compiler_barrier();
      *scan = scans_[filling_ ^ 1];
      compiler_barrier();
      if (!ready_) return true;
      ++missed_;
    }
  }
  bool ready() const { return ready_; }
  void count_dropped() { ++dropped_; }
  uint16_t overruns() const { return overruns_; }
  uint16_t dropped() const { return static_cast<uint16_t>(dropped_ + missed_); }

  // Reads the supply so many times in the pause after the next scan; the last reading counts. The
  // caller sees to it that the pause is long enough.
  void ask_for_supply(uint8_t readings) { supply_readings_left_ = readings; }
  bool take_supply(uint16_t* counts) {
    if (!supply_ready_) return false;
    *counts = supply_counts_;
    supply_ready_ = false;
    return true;
  }

 private:
  enum Phase : uint8_t { IDLE, SCANNING, SUPPLY };

  void begin_sensor() {
    sum_ = 0;
    readings_left_ = READINGS;
  }

  void add_reading(uint16_t counts) {
    sum_ = static_cast<uint16_t>(sum_ + counts);
    if (--readings_left_ == 0) {
      scans_[filling_].counts[sensor_] = static_cast<uint16_t>(sum_ >> SHIFT);
      if (++sensor_ == SENSORS) {
        finish_scan();
        return;
      }
      begin_sensor();
    }
    Source::start_conversion(sensor_);
  }

  void finish_scan() {
    if (ready_) ++dropped_;
    filling_ = static_cast<uint8_t>(filling_ ^ 1);
    ready_ = true;
    phase_ = IDLE;
    if (supply_readings_left_ > 0) {
      phase_ = SUPPLY;
      Source::start_supply_conversion();
    }
  }

  void add_supply_reading(uint16_t counts) {
    if (--supply_readings_left_ > 0) {
      Source::start_supply_conversion();
      return;
    }
    supply_counts_ = counts;
    supply_ready_ = true;
    phase_ = IDLE;
  }

  Scan scans_[2];
  volatile uint8_t filling_ = 0;
  uint16_t next_seq_ = 0;
  uint16_t overruns_ = 0;
  uint16_t dropped_ = 0;
  uint16_t missed_ = 0;  // dropped as well, but counted by the main loop
  uint16_t sum_ = 0;
  uint16_t supply_counts_ = 0;
  uint8_t sensor_ = 0;
  uint8_t readings_left_ = 0;
  volatile uint8_t supply_readings_left_ = 0;
  volatile Phase phase_ = IDLE;
  volatile bool supply_ready_ = false;
  volatile bool ready_ = false;
  volatile bool running_ = false;
};

}  // namespace nmt

#endif

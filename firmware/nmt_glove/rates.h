// SPDX-License-Identifier: GPL-3.0-only
// How many scans a second the converter and the serial line carry. Free of registers.
#ifndef NMT_RATES_H
#define NMT_RATES_H

#include <stdint.h>

namespace nmt {

// Type, number, time, flags, counts, CRC, COBS code and delimiter.
constexpr uint16_t samples_frame_bytes(uint8_t sensors) {
  return static_cast<uint16_t>(1 + 2 + 4 + 1 + 2 * sensors + 2 + 2);
}

// What the chip makes of a stated baud rate: whole steps of its divider (115200 becomes 117647).
constexpr uint32_t true_baud(uint32_t clock_hz, uint32_t baud) {
  return clock_hz / 8 / ((clock_hz / 4 / baud - 1) / 2 + 1);
}

// Ten bit times a byte; one part in fifty is left for status and replies.
constexpr uint32_t line_max_hz(uint32_t clock_hz, uint32_t baud, uint8_t sensors) {
  return true_baud(clock_hz, baud) / 10 * 49 / 50 / samples_frame_bytes(sensors);
}

// From one tick to the next all sensors are read, and the interrupts need a little.
constexpr uint32_t converter_max_hz(uint8_t sensors, uint16_t sensor_us) {
  return 1000000UL / (static_cast<uint32_t>(sensors) * sensor_us + 40);
}

constexpr uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }

}  // namespace nmt

#endif

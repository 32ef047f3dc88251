// SPDX-License-Identifier: GPL-3.0-only
// What may be set when the sketch is built.
#ifndef NMT_CONFIG_H
#define NMT_CONFIG_H

// Pads on the glove: 6 on an Uno (A0..A5), up to 8 on boards with A6 and A7 (Nano).
#ifndef NMT_SENSORS
#define NMT_SENSORS 6
#endif

// Speed of the serial line. 115200 carries 8 pads at 400 Hz, 250000 at 800 Hz, 500000 at 1000 Hz.
#ifndef NMT_BAUD
#define NMT_BAUD 115200UL
#endif

#define NMT_DEFAULT_RATE_HZ 200
#define NMT_MIN_RATE_HZ 50
#define NMT_MAX_RATE_HZ 1000

// Name of the glove, eight characters.
#ifndef NMT_SERIAL
#define NMT_SERIAL "GLOVE-01"
#endif

#define NMT_FIRMWARE_MAJOR 0
#define NMT_FIRMWARE_MINOR 1
#define NMT_FIRMWARE_PATCH 0

#endif

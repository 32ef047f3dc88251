// SPDX-License-Identifier: GPL-3.0-only
// What may be set when the sketch is built: here, or by -D on the compiler's command line.
#ifndef NMT_CONFIG_H
#define NMT_CONFIG_H

// 1: a CD74HC4067 switches up to 16 pads to A0, its S0..S3 on D8..D11 (ATmega328P boards only).
#ifndef NMT_MULTIPLEXER
#define NMT_MULTIPLEXER 0
#endif

// Pads on the glove: 6 on an Uno (A0..A5), 8 on boards with A6 and A7 (Nano), 16 by multiplexer.
#ifndef NMT_SENSORS
#define NMT_SENSORS (NMT_MULTIPLEXER ? 16 : 6)
#endif

// Speed of the serial line. 115200 carries 8 pads at 400 Hz, 250000 at 800 Hz, 500000 at 1000 Hz.
#ifndef NMT_BAUD
#define NMT_BAUD 115200UL
#endif

// Width of a count: 10 as the converter gives it; 11 or 12 by adding 4 or 16 readings, which is
// as many times slower and needs a little noise on the line to be worth it.
#ifndef NMT_BITS
#define NMT_BITS 10
#endif

// Asked for at power-on; less where line or converter do not reach it.
#define NMT_WANTED_RATE_HZ 200
#define NMT_MIN_RATE_HZ 50
#define NMT_MAX_RATE_HZ 1000

// Outputs. Timer 1 is the sample clock, so nothing that needs PWM may sit on D9 or D10.
#ifndef NMT_PIN_MOTOR
#define NMT_PIN_MOTOR 5
#endif
#ifndef NMT_PIN_BUZZER
#define NMT_PIN_BUZZER 4
#endif
#ifndef NMT_PIN_LED_RED
#define NMT_PIN_LED_RED 6
#endif
#ifndef NMT_PIN_LED_GREEN
#define NMT_PIN_LED_GREEN 7
#endif
#ifndef NMT_PIN_LED_BLUE
#ifdef ARDUINO_AVR_PROMICRO  // does not lead out D12
#define NMT_PIN_LED_BLUE 10
#else
#define NMT_PIN_LED_BLUE 12
#endif
#endif

// Name of a glove whose EEPROM holds none yet, up to eight characters.
#ifndef NMT_SERIAL
#define NMT_SERIAL "GLOVE-01"
#endif

#define NMT_FIRMWARE_MAJOR 0
#define NMT_FIRMWARE_MINOR 3
#define NMT_FIRMWARE_PATCH 0

#endif

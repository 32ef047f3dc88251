// SPDX-License-Identifier: GPL-3.0-only
// Chooses the board by the chip that the sketch is compiled for.
#ifndef NMT_BOARD_H
#define NMT_BOARD_H

#if defined(__AVR_ATmega328P__)
#include "board_atmega328p.h"
#elif defined(__AVR_ATmega32U4__)
#include "board_atmega32u4.h"
#else
#error "No header for this chip yet: write one after the model of board_atmega328p.h"
#endif

#endif

// SPDX-License-Identifier: GPL-3.0-only
// nmt_sense glove: samples its pads by a timer, streams them as frames and gives feedback by itself.
// What may be set is in config.h; wiring, flashing and commands are in firmware/README.md.
#include "glove.h"

static nmt::Glove glove;

void nmt::on_tick() { glove.tick(); }
void nmt::on_conversion(uint16_t counts) { glove.converted(counts); }

void setup() { glove.begin(); }
void loop() { glove.work(); }

// SPDX-License-Identifier: GPL-3.0-only
// nmt_sense glove: samples its pads by a timer and streams them as frames; see firmware/README.md.
#include "board_atmega328p.h"
#include "config.h"
#include "protocol.h"
#include "sampling.h"

static_assert(NMT_SENSORS >= 1 && NMT_SENSORS <= nmt::Board::MAX_SENSORS,
              "NMT_SENSORS must be between 1 and what the board can read");

static nmt::Sampling<nmt::Board, NMT_SENSORS> sampling;
static nmt::AskParser commands;
static uint16_t rate_hz = NMT_DEFAULT_RATE_HZ;
static uint32_t next_status_ms;

ISR(TIMER1_COMPA_vect) { sampling.tick(); }
ISR(ADC_vect) { sampling.converted(ADC); }

// Bytes of a frame of samples: type, number, time, flags, counts, CRC, COBS code and delimiter.
static const uint16_t SAMPLES_BYTES = 1 + 2 + 4 + 1 + 2 * NMT_SENSORS + 2 + 2;
// Ten bit times a byte; a tenth of the line is left for status and replies.
static const uint32_t LINE_MAX_HZ = NMT_BAUD / 10 * 9 / 10 / SAMPLES_BYTES;
static const uint32_t CONVERTER_MAX_HZ = 1000000UL / (NMT_SENSORS * nmt::Board::SCAN_STEP_US + 40);

// Waits for room: only for the few bytes of replies and status, never for samples.
static void send_waiting(const nmt::Frame& frame, size_t length) { Serial.write(frame.bytes(), length); }

static void reply(const nmt::Ask& ask, uint8_t result, const char* text) {
  nmt::Frame frame(nmt::REPLY);
  send_waiting(frame, nmt::build_reply(&frame, ask.command_id, result, text));
}

static void send_ident() {
  nmt::Identity identity;
  memset(&identity, 0, sizeof identity);
  identity.firmware[0] = NMT_FIRMWARE_MAJOR;
  identity.firmware[1] = NMT_FIRMWARE_MINOR;
  identity.firmware[2] = NMT_FIRMWARE_PATCH;
  identity.board_id = nmt::Board::ID;
  identity.sensor_count = NMT_SENSORS;
  identity.bits = nmt::Board::BITS;
  identity.vref_mv = nmt::Board::VREF_MV;
  identity.rate_hz = rate_hz;
  identity.baud = NMT_BAUD;
  memcpy(identity.serial, NMT_SERIAL, min(sizeof identity.serial, sizeof NMT_SERIAL - 1));
  identity.layout_id = 1;
  identity.scan_step_us = nmt::Board::SCAN_STEP_US;
  nmt::Frame frame(nmt::IDENT);
  send_waiting(frame, nmt::build_ident(&frame, identity));
}

static void start_stream() {
  nmt::Board::stop_clock();
  {
    nmt::Guard guard;
    sampling.start();
  }
  next_status_ms = millis();
  nmt::Board::start_clock(rate_hz);
}

static void stop_stream() {
  nmt::Board::stop_clock();
  nmt::Guard guard;
  sampling.stop();
}

// A new rate while streaming starts the stream anew: the host is told by the number, which is 0.
static void set_rate(const nmt::Ask& ask) {
  if (ask.argument_count != 2) {
    reply(ask, nmt::BAD_ARGUMENT, "RATE takes two bytes");
    return;
  }
  const uint16_t asked_hz = ask.argument16(0);
  if (asked_hz < NMT_MIN_RATE_HZ || asked_hz > NMT_MAX_RATE_HZ) {
    reply(ask, nmt::BAD_ARGUMENT, "rate must be 50 to 1000 Hz");
  } else if (asked_hz > LINE_MAX_HZ) {
    reply(ask, nmt::NOT_POSSIBLE, "too fast for the serial line");
  } else if (asked_hz > CONVERTER_MAX_HZ) {
    reply(ask, nmt::NOT_POSSIBLE, "too fast for the converter");
  } else {
    if (asked_hz != rate_hz) {
      rate_hz = asked_hz;
      if (sampling.running()) start_stream();
    }
    reply(ask, nmt::DONE, "");
  }
}

static void obey(const nmt::Ask& ask) {
  switch (ask.command) {
    case nmt::COMMAND_IDENT:
      send_ident();
      reply(ask, nmt::DONE, "");
      break;
    case nmt::COMMAND_START:
      start_stream();
      reply(ask, nmt::DONE, "");
      break;
    case nmt::COMMAND_STOP:
      stop_stream();
      reply(ask, nmt::DONE, "");
      break;
    case nmt::COMMAND_RATE:
      set_rate(ask);
      break;
    default:
      reply(ask, nmt::UNKNOWN_COMMAND, "unknown command");
  }
}

static void send_scan() {
  nmt::Scan scan;
  {
    nmt::Guard guard;
    if (!sampling.take(&scan)) return;
  }
  nmt::Frame frame(nmt::SAMPLES);
  const size_t length = nmt::build_samples(&frame, scan, NMT_SENSORS);
  if (static_cast<size_t>(Serial.availableForWrite()) >= length) {
    Serial.write(frame.bytes(), length);
  } else {
    nmt::Guard guard;
    sampling.count_dropped();  // never wait: the next scan is already on its way
  }
}

static void send_status() {
  if (!sampling.running() || static_cast<int32_t>(millis() - next_status_ms) < 0) return;
  next_status_ms += 1000;
  nmt::BoardStatus status;
  memset(&status, 0, sizeof status);
  status.uptime_s = millis() / 1000;
  status.supply_mv = nmt::Board::VREF_MV;
  {
    nmt::Guard guard;
    status.overruns = sampling.overruns();
    status.dropped = sampling.dropped();
  }
  nmt::Frame frame(nmt::STATUS);
  send_waiting(frame, nmt::build_status(&frame, status));
}

void setup() {
  Serial.begin(NMT_BAUD);
  nmt::Board::begin();
}

void loop() {
  nmt::Ask ask;
  while (Serial.available()) {
    if (commands.push(static_cast<uint8_t>(Serial.read()), &ask)) obey(ask);
  }
  send_scan();
  send_status();
  nmt::Board::idle([] { return sampling.ready() || Serial.available(); });
}

// SPDX-License-Identifier: GPL-3.0-only
// The firmware's own protocol code on the PC: one request a line, one answer a line, so that the
// tests can hold it against the Python codec. Bytes are written as hex, "-" for none.
//
//   frame TYPE PAYLOAD                       any frame
//   samples SEQ T_US FLAGS COUNT...          and the messages of the glove
//   status UPTIME SUPPLY OVERRUNS DROPPED OPEN SHORT FEEDBACK
//   ident MAJOR MINOR PATCH BOARD SENSORS BITS VREF RATE BAUD SERIAL LAYOUT CALIBRATION STEP
//   reply ID RESULT TEXT
//   parse BYTES                              commands found: "ID COMMAND ARGUMENTS;... DAMAGED"
#include "protocol.h"

#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

using Bytes = std::vector<uint8_t>;
// Wider than any frame on the wire: the shared vectors hold longer ones.
using WideFrame = nmt::FrameBuilder<nmt::LONGEST_RUN>;

static Bytes from_hex(const std::string& text) {
  Bytes bytes;
  if (text == "-") return bytes;
  for (size_t i = 0; i + 1 < text.size(); i += 2) {
    bytes.push_back(static_cast<uint8_t>(std::stoul(text.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

static std::string to_hex(const uint8_t* bytes, size_t count) {
  static const char digits[] = "0123456789abcdef";
  std::string text;
  for (size_t i = 0; i < count; ++i) {
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 0xF];
  }
  return text.empty() ? "-" : text;
}

template <class Number>
static Number next(std::istream& in) {
  unsigned long value = 0;
  in >> value;
  return static_cast<Number>(value);
}

static Bytes next_bytes(std::istream& in) {
  std::string text;
  in >> text;
  return from_hex(text);
}

static std::string frame(std::istream& in) {
  WideFrame frame(next<uint8_t>(in));
  const Bytes payload = next_bytes(in);
  frame.put_bytes(payload.data(), payload.size());
  const size_t length = frame.finish();
  return to_hex(frame.bytes(), length);
}

static std::string samples(std::istream& in) {
  nmt::Scan scan;
  scan.seq = next<uint16_t>(in);
  scan.t_us = next<uint32_t>(in);
  scan.flags = next<uint8_t>(in);
  uint8_t count = 0;
  for (unsigned long value; in >> value;) scan.counts[count++] = static_cast<uint16_t>(value);
  nmt::Frame frame(nmt::SAMPLES);
  const size_t length = nmt::build_samples(&frame, scan, count);
  return to_hex(frame.bytes(), length);
}

static std::string status(std::istream& in) {
  nmt::BoardStatus status;
  status.uptime_s = next<uint32_t>(in);
  status.supply_mv = next<uint16_t>(in);
  status.overruns = next<uint16_t>(in);
  status.dropped = next<uint16_t>(in);
  status.sensor_open = next<uint16_t>(in);
  status.sensor_short = next<uint16_t>(in);
  status.feedback_state = next<uint8_t>(in);
  nmt::Frame frame(nmt::STATUS);
  const size_t length = nmt::build_status(&frame, status);
  return to_hex(frame.bytes(), length);
}

static std::string ident(std::istream& in) {
  nmt::Identity identity;
  for (uint8_t& number : identity.firmware) number = next<uint8_t>(in);
  identity.board_id = next<uint8_t>(in);
  identity.sensor_count = next<uint8_t>(in);
  identity.bits = next<uint8_t>(in);
  identity.vref_mv = next<uint16_t>(in);
  identity.rate_hz = next<uint16_t>(in);
  identity.baud = next<uint32_t>(in);
  const Bytes serial = next_bytes(in);
  memcpy(identity.serial, serial.data(), sizeof identity.serial);
  identity.layout_id = next<uint16_t>(in);
  identity.calibration_id = next<uint32_t>(in);
  identity.scan_step_us = next<uint16_t>(in);
  nmt::Frame frame(nmt::IDENT);
  const size_t length = nmt::build_ident(&frame, identity);
  return to_hex(frame.bytes(), length);
}

static std::string reply(std::istream& in) {
  const uint8_t command_id = next<uint8_t>(in);
  const uint8_t result = next<uint8_t>(in);
  const Bytes text = next_bytes(in);
  const std::string words(text.begin(), text.end());
  nmt::Frame frame(nmt::REPLY);
  const size_t length = nmt::build_reply(&frame, command_id, result, words.c_str());
  return to_hex(frame.bytes(), length);
}

static std::string parse(std::istream& in) {
  nmt::AskParser parser;
  nmt::Ask ask;
  std::ostringstream found;
  for (uint8_t byte : next_bytes(in)) {
    if (!parser.push(byte, &ask)) continue;
    found << +ask.command_id << ' ' << +ask.command << ' '
          << to_hex(ask.arguments, ask.argument_count) << ';';
  }
  found << parser.damaged();
  return found.str();
}

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream in(line);
    std::string what;
    in >> what;
    if (what == "frame") std::cout << frame(in);
    else if (what == "samples") std::cout << samples(in);
    else if (what == "status") std::cout << status(in);
    else if (what == "ident") std::cout << ident(in);
    else if (what == "reply") std::cout << reply(in);
    else if (what == "parse") std::cout << parse(in);
    else return 2;
    std::cout << std::endl;
  }
  return 0;
}

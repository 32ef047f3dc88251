// SPDX-License-Identifier: GPL-3.0-only
// The wire protocol, version 1: frames out, commands in. Plain C++ without Arduino, so that the PC
// compiles and tests the very same code.
//
//   frame = COBS(type | payload | CRC-16) 0x00        all integers little-endian
#ifndef NMT_PROTOCOL_H
#define NMT_PROTOCOL_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace nmt {

const uint8_t PROTOCOL_VERSION = 1;
const uint8_t MAX_SENSORS = 16;
const uint8_t MAX_REPLY_TEXT = 40;
const uint8_t MAX_ASK_ARGUMENTS = 32;

enum MessageType : uint8_t { SAMPLES = 0x01, STATUS = 0x02, IDENT = 0x03, REPLY = 0x04, ASK = 0x10 };

enum Command : uint8_t {
  COMMAND_IDENT = 1,
  COMMAND_START = 2,
  COMMAND_STOP = 3,
  COMMAND_RATE = 4,
  COMMAND_BAND = 5,
  COMMAND_FEEDBACK = 6,
  COMMAND_PULSE = 7,
  COMMAND_SET_ID = 8,
  COMMAND_TEST = 9
};

enum Result : uint8_t { DONE = 0, UNKNOWN_COMMAND = 1, BAD_ARGUMENT = 2, NOT_POSSIBLE = 3 };

// CRC-16/CCITT-FALSE, one byte further (polynomial 0x1021, start 0xFFFF). A byte at a time by the
// polynomial's shifts: a table would take 512 bytes of a small board, a loop over bits five times
// as long, which counts at 28,000 bytes a second.
inline uint16_t crc16(uint16_t crc, uint8_t byte) {
  uint8_t top = static_cast<uint8_t>((crc >> 8) ^ byte);
  top = static_cast<uint8_t>(top ^ (top >> 4));
  const uint16_t wide = top;
  return static_cast<uint16_t>((crc << 8) ^ (wide << 12) ^ (wide << 5) ^ wide);
}

// COBS cuts longer runs in two; no frame here comes near, so the code for it is left out.
const size_t LONGEST_RUN = 254;

// Builds one frame in a buffer of its own: type, then fields, then finish(). The COBS code bytes
// are put in on the way, so that no second buffer is needed.
template <size_t CAPACITY>
class FrameBuilder {
  static_assert(CAPACITY <= LONGEST_RUN, "a run of bytes would have to be cut in two");

 public:
  explicit FrameBuilder(uint8_t type) : size_(1), code_at_(0), crc_(0xFFFF) { put8(type); }

  void put8(uint8_t value) {
    crc_ = crc16(crc_, value);
    append(value);
  }
  void put16(uint16_t value) {
    put8(static_cast<uint8_t>(value));
    put8(static_cast<uint8_t>(value >> 8));
  }
  void put32(uint32_t value) {
    put16(static_cast<uint16_t>(value));
    put16(static_cast<uint16_t>(value >> 16));
  }
  void put_bytes(const uint8_t* bytes, size_t count) {
    for (size_t i = 0; i < count; ++i) put8(bytes[i]);
  }

  // Adds CRC and delimiter and returns the length; 0 if the frame did not fit.
  size_t finish() {
    const uint16_t crc = crc_;
    append(static_cast<uint8_t>(crc));
    append(static_cast<uint8_t>(crc >> 8));
    close_run();
    if (size_ > CAPACITY) return 0;
    bytes_[size_ - 1] = 0;  // the place that close_run() reserved for a next run
    return size_;
  }
  const uint8_t* bytes() const { return bytes_; }

 private:
  void append(uint8_t value) {
    if (value == 0) {
      close_run();
      return;
    }
    if (size_ < CAPACITY) bytes_[size_] = value;
    ++size_;
  }
  void close_run() {
    if (code_at_ < CAPACITY) bytes_[code_at_] = static_cast<uint8_t>(size_ - code_at_);
    code_at_ = size_++;
  }

  uint8_t bytes_[CAPACITY];
  size_t size_;
  size_t code_at_;
  uint16_t crc_;
};

inline uint16_t get16(const uint8_t* bytes) {
  return static_cast<uint16_t>(bytes[0] | (bytes[1] << 8));
}
inline uint32_t get32(const uint8_t* bytes) {
  return get16(bytes) | (static_cast<uint32_t>(get16(bytes + 2)) << 16);
}

// A command from the host.
struct Ask {
  uint8_t command_id;
  uint8_t command;
  uint8_t argument_count;
  uint8_t arguments[MAX_ASK_ARGUMENTS];

  uint16_t argument16(uint8_t at) const { return get16(arguments + at); }
  uint32_t argument32(uint8_t at) const { return get32(arguments + at); }
};

// Takes bytes one by one and says when a whole, undamaged command has come. Anything else is
// skipped up to the next delimiter.
class AskParser {
 public:
  AskParser() : size_(0), too_long_(false), damaged_(0) {}

  bool push(uint8_t byte, Ask* ask) {
    if (byte != 0) {
      if (size_ < sizeof(bytes_)) bytes_[size_++] = byte;
      else too_long_ = true;
      return false;
    }
    const bool nothing = size_ == 0;
    const bool good = !too_long_ && decode(ask);
    if (!good && !nothing) ++damaged_;
    size_ = 0;
    too_long_ = false;
    return good;
  }
  uint16_t damaged() const { return damaged_; }

 private:
  // type + id + command + arguments + CRC, and one COBS code byte
  static const uint8_t LONGEST = 1 + 1 + 1 + MAX_ASK_ARGUMENTS + 2 + 1;
  static const uint8_t SHORTEST_BODY = 1 + 1 + 1 + 2;

  bool decode(Ask* ask) {
    uint8_t body[LONGEST];
    uint8_t length = 0;
    for (uint8_t at = 0; at < size_;) {
      const uint8_t code = bytes_[at];
      if (at + code > size_) return false;
      for (uint8_t i = 1; i < code; ++i) body[length++] = bytes_[at + i];
      at = static_cast<uint8_t>(at + code);
      if (at < size_) body[length++] = 0;
    }
    if (length < SHORTEST_BODY || body[0] != ASK) return false;
    uint16_t crc = 0xFFFF;
    for (uint8_t i = 0; i < length - 2; ++i) crc = crc16(crc, body[i]);
    if (body[length - 2] != (crc & 0xFF) || body[length - 1] != (crc >> 8)) return false;
    ask->command_id = body[1];
    ask->command = body[2];
    ask->argument_count = static_cast<uint8_t>(length - SHORTEST_BODY);
    memcpy(ask->arguments, body + 3, ask->argument_count);
    return true;
  }

  uint8_t bytes_[LONGEST];
  uint8_t size_;
  bool too_long_;
  uint16_t damaged_;
};

// One scan of all sensors; sequence and time were latched together at the timer's tick.
struct Scan {
  uint16_t seq;
  uint32_t t_us;
  uint8_t flags;
  uint16_t counts[MAX_SENSORS];
};

struct Identity {
  uint8_t firmware[3];
  uint8_t board_id;
  uint8_t sensor_count;
  uint8_t bits;
  uint16_t vref_mv;
  uint16_t rate_hz;
  uint32_t baud;
  uint8_t serial[8];
  uint16_t layout_id;
  uint32_t calibration_id;
  uint16_t scan_step_us;
};

struct BoardStatus {
  uint32_t uptime_s;
  uint16_t supply_mv;
  uint16_t overruns;
  uint16_t dropped;
  uint16_t sensor_open;
  uint16_t sensor_short;
  uint8_t feedback_state;
};

const size_t LONGEST_FRAME = 64;
typedef FrameBuilder<LONGEST_FRAME> Frame;

inline size_t build_samples(Frame* frame, const Scan& scan, uint8_t sensor_count) {
  frame->put16(scan.seq);
  frame->put32(scan.t_us);
  frame->put8(scan.flags);
  for (uint8_t i = 0; i < sensor_count; ++i) frame->put16(scan.counts[i]);
  return frame->finish();
}

inline size_t build_status(Frame* frame, const BoardStatus& status) {
  frame->put32(status.uptime_s);
  frame->put16(status.supply_mv);
  frame->put16(status.overruns);
  frame->put16(status.dropped);
  frame->put16(status.sensor_open);
  frame->put16(status.sensor_short);
  frame->put8(status.feedback_state);
  return frame->finish();
}

inline size_t build_ident(Frame* frame, const Identity& identity) {
  frame->put8(PROTOCOL_VERSION);
  frame->put_bytes(identity.firmware, sizeof identity.firmware);
  frame->put8(identity.board_id);
  frame->put8(identity.sensor_count);
  frame->put8(identity.bits);
  frame->put16(identity.vref_mv);
  frame->put16(identity.rate_hz);
  frame->put32(identity.baud);
  frame->put_bytes(identity.serial, sizeof identity.serial);
  frame->put16(identity.layout_id);
  frame->put32(identity.calibration_id);
  frame->put16(identity.scan_step_us);
  return frame->finish();
}

inline size_t build_reply(Frame* frame, uint8_t command_id, uint8_t result, const char* text) {
  frame->put8(command_id);
  frame->put8(result);
  for (uint8_t i = 0; i < MAX_REPLY_TEXT && text[i]; ++i) frame->put8(static_cast<uint8_t>(text[i]));
  return frame->finish();
}

}  // namespace nmt

#endif

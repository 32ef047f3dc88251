// SPDX-License-Identifier: GPL-3.0-only
// The glove: obeys commands, sends scans and status, drives the feedback. Free of registers.
#ifndef NMT_GLOVE_H
#define NMT_GLOVE_H

#include "board.h"
#include "config.h"
#include "feedback.h"
#include "identity.h"
#include "outputs.h"
#include "protocol.h"
#include "rates.h"
#include "sampling.h"
#include "sensors.h"

namespace nmt {

static_assert(NMT_BITS >= Board::CONVERTER_BITS && NMT_BITS <= Board::CONVERTER_BITS + 2,
              "NMT_BITS is the converter's own width, or one or two bits more");

// Every bit more takes four readings, whose sum is then cut to that bit.
const uint8_t EXTRA_BITS = NMT_BITS - Board::CONVERTER_BITS;
const uint8_t READINGS = 1 << (2 * EXTRA_BITS);
const uint16_t SCAN_STEP_US = READINGS * Board::CONVERSION_US;

constexpr uint32_t LINE_MAX_HZ =
    Board::LINE_BAUD ? line_max_hz(F_CPU, Board::LINE_BAUD, SENSOR_COUNT) : NMT_MAX_RATE_HZ;
constexpr uint32_t CONVERTER_MAX_HZ = converter_max_hz(SENSOR_COUNT, SCAN_STEP_US);
constexpr uint16_t DEFAULT_RATE_HZ = static_cast<uint16_t>(
    smaller(NMT_WANTED_RATE_HZ, smaller(LINE_MAX_HZ, CONVERTER_MAX_HZ)));
static_assert(DEFAULT_RATE_HZ >= NMT_MIN_RATE_HZ, "so many pads need a faster serial line");
// The slowest rate at which a pause between two scans is too short to read the supply in.
constexpr uint32_t SUPPLY_MAX_HZ = converter_max_hz(
    1, static_cast<uint16_t>(SENSOR_COUNT * SCAN_STEP_US + SUPPLY_READINGS * Board::CONVERSION_US));

// A command is taken up only when its answer fits the transmit buffer whole: the identity and an
// empty reply, or the longest reply.
const uint8_t ANSWER_BYTES = 50;
const uint16_t STATUS_EVERY_MS = 1000;
// Beside the state of the feedback, the status says what began this run of the program.
const uint8_t STATUS_MOTOR_RUNS = 0x10, STATUS_AFTER_BROWN_OUT = 0x40, STATUS_AFTER_WATCHDOG = 0x80;

// What the sampling is made on.
struct SampleSource : Sensors {
  static void start_supply_conversion() { Board::start_conversion(Board::SUPPLY_INPUT); }
  static uint32_t now_us() { return Board::now_us(); }
};

class Glove {
 public:
  void begin() {
    Serial.begin(NMT_BAUD);
    Board::begin();
    Sensors::begin();
    OutputPins::begin();
    load_id();
    look_at_itself();
    Board::start_watchdog();
  }

  // From the interrupts of timer and converter.
  void tick() { sampling_.tick(); }
  void converted(uint16_t counts) { sampling_.converted(counts); }

  // One round of the main loop.
  void work() {
    Board::feed_watchdog();
    take_commands();
    take_scan();
    const uint8_t now_ms = static_cast<uint8_t>(millis());
    if (now_ms != chores_done_ms_) {  // every byte sent wakes the loop: too often for the rest
      chores_done_ms_ = now_ms;
      take_supply();
      send_status();
      drive_outputs();
    }
    Board::idle([this] { return sampling_.ready() || Serial.available(); });
  }

 private:
  static bool has_room(size_t bytes) {
    return static_cast<size_t>(Serial.availableForWrite()) >= bytes;
  }

  // Identity and self-test ------------------------------------------------------------------------

  void load_id() {
    memset(&id_, 0, sizeof id_);
    const size_t length = sizeof NMT_SERIAL - 1;
    memcpy(id_.serial, NMT_SERIAL, length < sizeof id_.serial ? length : sizeof id_.serial);
    id_.layout_id = 1;
    load_glove_id<Eeprom>(&id_);
  }

  void look_at_itself() {
    wiring_ = look_at_wiring();
    supply_mv_ = measure_supply_mv();
  }

  // Stream ----------------------------------------------------------------------------------------

  void start_stream() {
    Board::stop_clock();
    look_at_itself();
    {
      Guard guard;
      sampling_.start();
    }
    status_due_ms_ = millis();
    Board::start_clock(rate_hz_);
  }

  void stop_stream() {
    Board::stop_clock();
    Guard guard;
    sampling_.stop();
    feedback_.stop();
  }

  void take_scan() {
    Scan scan;
    if (!sampling_.take(&scan)) return;
    feedback_.push(scan.counts, SENSOR_COUNT);
    Frame frame(SAMPLES);
    const size_t length = build_samples(&frame, scan, SENSOR_COUNT);
    if (has_room(length)) {
      Serial.write(frame.bytes(), length);
    } else {
      Guard guard;
      sampling_.count_dropped();  // never wait: the next scan is already on its way
    }
  }

  void take_supply() {
    uint16_t counts;
    {
      Guard guard;
      if (!sampling_.take_supply(&counts)) return;
    }
    supply_mv_ = supply_mv_of(counts);  // a division of 40 us: it must not hold up the tick
  }

  void send_status() {
    if (!sampling_.running() || static_cast<int32_t>(millis() - status_due_ms_) < 0) return;
    Frame frame(STATUS);
    const size_t length = build_status(&frame, status());
    if (!has_room(length)) return;  // a moment later will do
    Serial.write(frame.bytes(), length);
    status_due_ms_ += STATUS_EVERY_MS;
    if (rate_hz_ <= SUPPLY_MAX_HZ) {
      Guard guard;
      sampling_.ask_for_supply(SUPPLY_READINGS);
    }
  }

  BoardStatus status() const {
    BoardStatus status;
    status.uptime_s = millis() / 1000;
    status.supply_mv = supply_mv_;
    {
      Guard guard;
      status.overruns = sampling_.overruns();
      status.dropped = sampling_.dropped();
    }
    status.sensor_open = wiring_.open;
    status.sensor_short = wiring_.shorted;
    status.feedback_state = feedback_.state();
    if (motor_runs_) status.feedback_state |= STATUS_MOTOR_RUNS;
    if (Board::reset_by_brown_out()) status.feedback_state |= STATUS_AFTER_BROWN_OUT;
    if (Board::reset_by_watchdog()) status.feedback_state |= STATUS_AFTER_WATCHDOG;
    return status;
  }

  void drive_outputs() {
    const Outputs wanted = feedback_.advance(millis());
    motor_runs_ = wanted.motor > 0;
    outputs_.set(wanted);
  }

  // Commands --------------------------------------------------------------------------------------

  void take_commands() {
    Ask ask;
    while (has_room(ANSWER_BYTES) && Serial.available()) {
      if (!parser_.push(static_cast<uint8_t>(Serial.read()), &ask)) continue;
      feedback_.heard_host(millis());
      obey(ask);
    }
  }

  void obey(const Ask& ask) {
    switch (ask.command) {
      case COMMAND_IDENT:
        send_ident();
        return reply(ask);
      case COMMAND_START:
        start_stream();
        return reply(ask);
      case COMMAND_STOP:
        stop_stream();
        return reply(ask);
      case COMMAND_RATE:
        return set_rate(ask);
      case COMMAND_BAND:
        return set_band(ask);
      case COMMAND_FEEDBACK:
        return set_means(ask);
      case COMMAND_PULSE:
        return pulse(ask);
      case COMMAND_SET_ID:
        return set_id(ask);
      case COMMAND_TEST:
        return test(ask);
      default:
        return reply(ask, UNKNOWN_COMMAND, "unknown command");
    }
  }

  static void reply(const Ask& ask, uint8_t result = DONE, const char* text = "") {
    Frame frame(REPLY);
    const size_t length = build_reply(&frame, ask.command_id, result, text);
    Serial.write(frame.bytes(), length);
  }

  void send_ident() const {
    Identity identity;
    identity.firmware[0] = NMT_FIRMWARE_MAJOR;
    identity.firmware[1] = NMT_FIRMWARE_MINOR;
    identity.firmware[2] = NMT_FIRMWARE_PATCH;
    identity.board_id = Board::ID;
    identity.sensor_count = SENSOR_COUNT;
    identity.bits = NMT_BITS;
    identity.vref_mv = Board::REFERENCE_MV;
    identity.rate_hz = rate_hz_;
    identity.baud = NMT_BAUD;
    memcpy(identity.serial, id_.serial, sizeof identity.serial);
    identity.layout_id = id_.layout_id;
    identity.calibration_id = id_.calibration_id;
    identity.scan_step_us = SCAN_STEP_US;
    Frame frame(IDENT);
    const size_t length = build_ident(&frame, identity);
    Serial.write(frame.bytes(), length);
  }

  // A new rate while streaming starts the stream anew: the host is told by the number, which is 0.
  void set_rate(const Ask& ask) {
    if (ask.argument_count != 2) return reply(ask, BAD_ARGUMENT, "RATE takes two bytes");
    const uint16_t asked_hz = ask.argument16(0);
    if (asked_hz < NMT_MIN_RATE_HZ || asked_hz > NMT_MAX_RATE_HZ) {
      return reply(ask, BAD_ARGUMENT, "rate must be 50 to 1000 Hz");
    }
    if (asked_hz > LINE_MAX_HZ) {
      return refuse_rate(ask, PSTR("serial line: %u Hz at most"), LINE_MAX_HZ);
    }
    if (asked_hz > CONVERTER_MAX_HZ) {
      return refuse_rate(ask, PSTR("converter: %u Hz at most"), CONVERTER_MAX_HZ);
    }
    if (asked_hz != rate_hz_) {
      rate_hz_ = asked_hz;
      if (sampling_.running()) start_stream();
    }
    reply(ask);
  }

  // Says what is in the way, and how far it reaches; the words lie in the program's memory.
  static void refuse_rate(const Ask& ask, const char* words, uint32_t max_hz) {
    char text[MAX_REPLY_TEXT + 1];
    snprintf_P(text, sizeof text, words, static_cast<unsigned>(max_hz));
    reply(ask, NOT_POSSIBLE, text);
  }

  void set_band(const Ask& ask) {
    if (ask.argument_count == 0) {
      feedback_.set_band_off();
      return reply(ask);
    }
    if (ask.argument_count != 10) return reply(ask, BAD_ARGUMENT, "BAND takes ten bytes or none");
    const uint16_t mask = ask.argument16(0);
    const uint32_t low = ask.argument32(2), high = ask.argument32(6);
    if (static_cast<uint32_t>(mask) >> SENSOR_COUNT) {
      return reply(ask, BAD_ARGUMENT, "no such sensor");
    }
    if (low > high) return reply(ask, BAD_ARGUMENT, "the band's low is above its high");
    feedback_.set_band(mask, low, high);
    reply(ask);
  }

  void set_means(const Ask& ask) {
    if (ask.argument_count != 2) return reply(ask, BAD_ARGUMENT, "FEEDBACK takes two bytes");
    if (ask.arguments[0] & ~ALL_MEANS) return reply(ask, BAD_ARGUMENT, "1 motor, 2 buzzer, 4 LED");
    feedback_.set_means(ask.arguments[0], ask.arguments[1]);
    reply(ask);
  }

  void pulse(const Ask& ask) {
    if (ask.argument_count != 3) return reply(ask, BAD_ARGUMENT, "PULSE takes three bytes");
    const uint16_t length_ms = ask.argument16(1);
    if (length_ms > LONGEST_PULSE_MS) return reply(ask, BAD_ARGUMENT, "at most 5000 ms");
    feedback_.pulse(ask.arguments[0], length_ms, millis());
    reply(ask);
  }

  void set_id(const Ask& ask) {
    if (ask.argument_count != GLOVE_ID_BYTES) {
      return reply(ask, BAD_ARGUMENT, "SET_ID takes fourteen bytes");
    }
    // Writing takes 3 ms a byte, in which scans would be lost.
    if (sampling_.running()) return reply(ask, NOT_POSSIBLE, "send STOP first");
    if (!is_printable(ask.arguments)) return reply(ask, BAD_ARGUMENT, "the serial must be ASCII");
    store_glove_id<Eeprom>(ask.arguments);
    load_id();
    reply(ask);
  }

  // Padded with zeros at its end, if at all.
  static bool is_printable(const uint8_t* serial) {
    bool is_over = serial[0] == 0;
    if (is_over) return false;
    for (uint8_t i = 0; i < sizeof(GloveId::serial); ++i) {
      if (serial[i] == 0) is_over = true;
      else if (is_over || serial[i] < ' ' || serial[i] > '~') return false;
    }
    return true;
  }

  void test(const Ask& ask) {
    if (sampling_.running()) return reply(ask, NOT_POSSIBLE, "send STOP first");
    look_at_itself();
    char text[MAX_REPLY_TEXT + 1];
    snprintf_P(text, sizeof text, PSTR("supply %u mV, open %04x, short %04x"), supply_mv_,
               wiring_.open, wiring_.shorted);
    reply(ask, DONE, text);
  }

  Sampling<SampleSource, SENSOR_COUNT, READINGS, EXTRA_BITS> sampling_;
  AskParser parser_;
  Feedback feedback_;
  OutputPins outputs_;
  GloveId id_;
  Wiring wiring_;
  uint16_t supply_mv_ = 0;
  uint16_t rate_hz_ = DEFAULT_RATE_HZ;
  uint32_t status_due_ms_ = 0;
  uint8_t chores_done_ms_ = 0;
  bool motor_runs_ = false;
};

}  // namespace nmt

#endif

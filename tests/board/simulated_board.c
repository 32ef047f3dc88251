// SPDX-License-Identifier: GPL-3.0-only
// Runs the glove's compiled firmware on a simulated ATmega328P: voltages from a scenario on its
// converter's pins, its UART a pseudo-terminal. A test tool on libsimavr; not shipped.
//
//   simulated_board [-s scenario.csv] [-x speed] [-e seconds] [-p pins.csv] firmware.elf
//
// Prints "PORT <path>" and waits until that port is opened; the scenario begins then.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "avr_adc.h"
#include "avr_extint.h"
#include "avr_ioport.h"
#include "avr_uart.h"
#include "sim_avr.h"
#include "sim_elf.h"
#include "sim_irq.h"

enum { CHANNELS = 8, CLOCK_HZ = 16000000, SUPPLY_MV = 5000, CONVERTER_STEPS = 1024 };
// One slice of simulated time between two looks at the outside world.
static const avr_cycle_count_t SLICE_CYCLES = CLOCK_HZ / 1000;
// What the other end of a USB cable would hold for a program that reads late.
enum { OUTGOING_BYTES = 65536 };

typedef struct {
  double time_s;
  double mv[CHANNELS];
} Row;

static struct {
  Row *rows;
  size_t count;
  size_t at;
  double began_s;
} scenario;

static struct {
  uint8_t bytes[OUTGOING_BYTES];
  size_t count;
  unsigned long long lost;
} outgoing;

static avr_t *avr;
static avr_irq_t *converter_pins;
static avr_irq_t *uart_input;
static FILE *pin_log;
static int accepts_input = 1;
static volatile sig_atomic_t ended;

static void end_on_signal(int number) {
  (void)number;
  ended = 1;
}

static double host_s(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static double simulated_s(void) { return (double)avr->cycle / CLOCK_HZ; }

static int load_scenario(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) return -1;
  char line[512];
  size_t room = 0;
  while (fgets(line, sizeof line, file)) {
    char *rest = line;
    const double time_s = strtod(line, &rest);
    if (rest == line) continue;  // the header
    if (scenario.count == room) {
      room = room ? 2 * room : 64;
      scenario.rows = realloc(scenario.rows, room * sizeof *scenario.rows);
      if (!scenario.rows) abort();
    }
    Row *row = &scenario.rows[scenario.count++];
    memset(row, 0, sizeof *row);
    row->time_s = time_s;
    for (int i = 0; i < CHANNELS && *rest == ','; ++i) row->mv[i] = strtod(rest + 1, &rest);
  }
  fclose(file);
  return 0;
}

// Straight lines between the rows; the first and the last row hold before and after.
static double scenario_mv(int channel, double time_s) {
  const Row *rows = scenario.rows;
  if (!scenario.count) return 0.0;
  while (scenario.at + 1 < scenario.count && rows[scenario.at + 1].time_s <= time_s) ++scenario.at;
  const Row *before = &rows[scenario.at];
  if (time_s <= before->time_s || scenario.at + 1 == scenario.count) return before->mv[channel];
  const Row *after = before + 1;
  const double share = (time_s - before->time_s) / (after->time_s - before->time_s);
  return before->mv[channel] + share * (after->mv[channel] - before->mv[channel]);
}

// A conversion begins: put the voltage of this moment on its pin. Silicon gives floor(1024 V/Vref),
// simavr floor(1023 V/Vref): it is fed the voltage that makes the code of silicon.
static void put_voltage(struct avr_irq_t *irq, uint32_t value, void *unused) {
  (void)irq;
  (void)unused;
  union {
    avr_adc_mux_t mux;
    uint32_t value;
  } asked = {.value = value};
  if (asked.mux.kind != ADC_MUX_SINGLE || asked.mux.src >= CHANNELS) return;
  const double mv = scenario_mv(asked.mux.src, simulated_s() - scenario.began_s);
  int code = (int)(mv * CONVERTER_STEPS / SUPPLY_MV + 1e-9);
  if (code < 0) code = 0;
  if (code >= CONVERTER_STEPS) code = CONVERTER_STEPS - 1;
  const uint32_t fed_mv = ((uint32_t)code * SUPPLY_MV + CONVERTER_STEPS - 2) / (CONVERTER_STEPS - 1);
  avr_raise_irq(converter_pins + ADC_IRQ_ADC0 + asked.mux.src, fed_mv);
}

static void gather_output(struct avr_irq_t *irq, uint32_t value, void *unused) {
  (void)irq;
  (void)unused;
  if (outgoing.count < OUTGOING_BYTES) outgoing.bytes[outgoing.count++] = (uint8_t)value;
  else ++outgoing.lost;
}

static void allow_input(struct avr_irq_t *irq, uint32_t value, void *unused) {
  (void)irq;
  (void)unused;
  if (value) accepts_input = 1;
}

static void forbid_input(struct avr_irq_t *irq, uint32_t value, void *unused) {
  (void)irq;
  (void)unused;
  if (value) accepts_input = 0;
}

static void log_pin(struct avr_irq_t *irq, uint32_t value, void *name) {
  (void)irq;
  fprintf(pin_log, "%.6f,%s,%u\n", simulated_s() - scenario.began_s, (const char *)name, value);
}

// The harness paces itself, so the simulated chip's sleep must not sleep for real.
static void no_sleep(avr_t *chip, avr_cycle_count_t cycles) {
  (void)chip;
  (void)cycles;
}

// simavr counts a parity bit that is not sent: eleven bit times a byte instead of ten.
static void correct_uart_speed(void) {
  static avr_cycle_count_t corrected;
  for (avr_io_t *io = avr->io_port; io; io = io->next) {
    if (!io->kind || strcmp(io->kind, "uart") != 0) continue;
    avr_uart_t *uart = (avr_uart_t *)io;
    if (uart->name == '0' && uart->cycles_per_byte && uart->cycles_per_byte != corrected) {
      corrected = uart->cycles_per_byte * 10 / 11;
      uart->cycles_per_byte = corrected;
    }
  }
}

static int make_chip(const char *elf) {
  elf_firmware_t firmware;
  memset(&firmware, 0, sizeof firmware);
  if (elf_read_firmware(elf, &firmware)) return -1;
  avr = avr_make_mcu_by_name("atmega328p");
  if (!avr) return -1;
  avr_init(avr);
  firmware.frequency = CLOCK_HZ;
  avr_load_firmware(avr, &firmware);
  avr->frequency = CLOCK_HZ;
  avr->vcc = avr->avcc = avr->aref = SUPPLY_MV;
  avr->log = LOG_ERROR;
  avr->sleep = no_sleep;
  avr->run_cycle_limit = 1600;  // the default of one instruction a call is seven times slower
  // Low pins of the external interrupts would else be looked at in every single cycle.
  avr_extint_set_strict_lvl_trig(avr, 0, 0);
  avr_extint_set_strict_lvl_trig(avr, 1, 0);
  return 0;
}

static void connect_chip(void) {
  uint32_t flags = 0;
  avr_ioctl(avr, AVR_IOCTL_UART_GET_FLAGS('0'), &flags);
  flags &= ~(uint32_t)(AVR_UART_FLAG_STDIO | AVR_UART_FLAG_POLL_SLEEP);
  avr_ioctl(avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
  const uint32_t uart = AVR_IOCTL_UART_GETIRQ('0');
  avr_irq_register_notify(avr_io_getirq(avr, uart, UART_IRQ_OUTPUT), gather_output, NULL);
  avr_irq_register_notify(avr_io_getirq(avr, uart, UART_IRQ_OUT_XON), allow_input, NULL);
  avr_irq_register_notify(avr_io_getirq(avr, uart, UART_IRQ_OUT_XOFF), forbid_input, NULL);
  uart_input = avr_io_getirq(avr, uart, UART_IRQ_INPUT);
  converter_pins = avr_io_getirq(avr, AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_ADC0);
  avr_irq_register_notify(converter_pins + ADC_IRQ_OUT_TRIGGER, put_voltage, NULL);
}

static void watch_pins(const char *path) {
  static const struct {
    char port;
    int bit;
    const char *name;
  } pins[] = {{'D', 3, "D3"}, {'D', 5, "D5"}, {'D', 6, "D6"}, {'D', 7, "D7"},
              {'B', 0, "D8"}, {'B', 1, "D9"}, {'B', 2, "D10"}, {'B', 5, "D13"}};
  pin_log = fopen(path, "w");
  if (!pin_log) return;
  setvbuf(pin_log, NULL, _IOLBF, 0);
  fputs("time_s,pin,value\n", pin_log);
  for (size_t i = 0; i < sizeof pins / sizeof pins[0]; ++i) {
    avr_irq_t *pin = avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ(pins[i].port), pins[i].bit);
    avr_irq_register_notify(pin, log_pin, (void *)pins[i].name);
  }
}

static int open_terminal(int *ours) {
  int theirs;
  char name[128];
  struct termios raw;
  memset(&raw, 0, sizeof raw);
  cfmakeraw(&raw);
  if (openpty(ours, &theirs, name, &raw, NULL)) return -1;
  close(theirs);  // so that a hang-up shows when nobody has it open
  fcntl(*ours, F_SETFL, O_NONBLOCK);
  printf("PORT %s\n", name);
  fflush(stdout);
  return 0;
}

static int is_open(int terminal) {
  struct pollfd look = {.fd = terminal, .events = POLLIN};
  poll(&look, 1, 0);
  return !(look.revents & POLLHUP);
}

static void pass_input(int terminal) {
  static uint8_t bytes[256];
  static size_t count, at;
  if (at == count) {
    const ssize_t got = read(terminal, bytes, sizeof bytes);
    count = got > 0 ? (size_t)got : 0;
    at = 0;
  }
  while (at < count && accepts_input) avr_raise_irq(uart_input, bytes[at++]);
}

static void pass_output(int terminal) {
  const ssize_t sent = write(terminal, outgoing.bytes, outgoing.count);
  if (sent <= 0) return;
  outgoing.count -= (size_t)sent;
  memmove(outgoing.bytes, outgoing.bytes + sent, outgoing.count);
}

static void run_slice(void) {
  const avr_cycle_count_t until = avr->cycle + SLICE_CYCLES;
  while (avr->cycle < until && !ended) {
    const int state = avr_run(avr);
    if (state == cpu_Done || state == cpu_Crashed) {
      fprintf(stderr, "the firmware has ended, state %d\n", state);
      ended = 1;
    }
  }
  correct_uart_speed();
}

static void sleep_s(double seconds) {
  const struct timespec length = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
  nanosleep(&length, NULL);
}

// With a speed the simulation is held back to it; without, a reader that falls behind holds it.
static void pace(double speed, double host_began_s) {
  if (speed > 0) {
    const double ahead_s = (simulated_s() - scenario.began_s) / speed - (host_s() - host_began_s);
    if (ahead_s > 0.001) sleep_s(ahead_s);
  } else if (outgoing.count > 2048) {
    sleep_s(0.001);
  }
}

static void run(int terminal, double speed, double end_s) {
  while (!ended && !is_open(terminal)) sleep_s(0.002);
  scenario.began_s = simulated_s();
  const double host_began_s = host_s();
  while (!ended && is_open(terminal)) {
    if (end_s > 0 && simulated_s() - scenario.began_s >= end_s) break;
    pass_input(terminal);
    if (speed > 0 || outgoing.count <= 2048) run_slice();
    pass_output(terminal);
    pace(speed, host_began_s);
  }
}

int main(int argc, char **argv) {
  const char *scenario_path = NULL, *pins_path = NULL;
  double speed = 1.0, end_s = 0.0;
  int option;
  while ((option = getopt(argc, argv, "s:x:e:p:")) != -1) {
    switch (option) {
      case 's': scenario_path = optarg; break;
      case 'x': speed = strtod(optarg, NULL); break;
      case 'e': end_s = strtod(optarg, NULL); break;
      case 'p': pins_path = optarg; break;
      default: return 2;
    }
  }
  if (optind + 1 != argc) {
    fputs("usage: simulated_board [-s scenario] [-x speed] [-e seconds] [-p pins] firmware.elf\n", stderr);
    return 2;
  }
  if (scenario_path && load_scenario(scenario_path)) {
    perror(scenario_path);
    return 2;
  }
  if (make_chip(argv[optind])) {
    fprintf(stderr, "%s cannot be loaded\n", argv[optind]);
    return 2;
  }
  connect_chip();
  if (pins_path) watch_pins(pins_path);
  signal(SIGTERM, end_on_signal);
  signal(SIGINT, end_on_signal);
  int terminal;
  if (open_terminal(&terminal)) {
    perror("openpty");
    return 2;
  }
  run(terminal, speed, end_s);
  fprintf(stderr, "simulated %.3f s, lost %llu bytes\n", simulated_s(), outgoing.lost);
  return 0;
}

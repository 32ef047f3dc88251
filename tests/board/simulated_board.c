// SPDX-License-Identifier: GPL-3.0-only
// Runs the glove's compiled firmware on a simulated ATmega328P: voltages from a scenario on its
// converter's pins, its UART a pseudo-terminal. A test tool on libsimavr; not shipped.
//
//   -s file      scenario: time_s,mv0..mv7, straight lines between rows; OPEN (-1) is a pin with
//                nothing on it, GROUNDED (-2) one that a wire shorts to ground
//   -x speed     times real time; 0 is as fast as possible
//   -e seconds   ends then, in simulated time
//   -p file      log of the output pins: time_s,pin,duty (0..255), looked at every millisecond
//   -v mv        supply
//   -E file      EEPROM, kept from one start to the next
//   -H seconds   the processor hangs then, until something resets it
//   -M           a CD74HC4067 on A0 (16 channels in the scenario), its address on D8..D11
//
// Prints "PORT <path>" and waits until that port is opened; the scenario begins then. Ends when the
// port is closed and says on stderr, as key=value, what only the outside of a chip can know.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <math.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "avr_adc.h"
#include "avr_eeprom.h"
#include "avr_extint.h"
#include "avr_uart.h"
#include "sim_avr.h"
#include "sim_elf.h"
#include "sim_irq.h"

enum { CHANNELS = 16, CONVERTER_PINS = 8, CLOCK_HZ = 16000000, CONVERTER_STEPS = 1024 };
// Marks in a scenario for pins that no divider drives.
enum { OPEN = -1, GROUNDED = -2 };
// The glove's divider and the middle of what the chip's pull-ups may have.
static const double PULL_DOWN_OHM = 1000.0, PULL_UP_OHM = 35000.0;
// Data addresses of the ATmega328P's registers that are looked at from outside.
enum { DDRB = 0x24, PORTB, DDRC = 0x27, PORTC, DDRD = 0x2A, PORTD };
enum { TCCR0A = 0x44, OCR0A = 0x47, OCR0B };
enum { ADCSRA = 0x7A, ADIE = 1 << 3 };
enum { NO_TIMER = 0, COM_B1 = 1 << 5, COM_A1 = 1 << 7 };
static const uint8_t STUCK_HERE[2] = {0xFF, 0xCF};  // rjmp to itself
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

// Intervals between the first conversions of scans, and the processor's rest in them: what lies
// before a stream and after it would make the load look smaller.
static struct {
  double last_s, sum, sum_of_squares, shortest, longest;
  unsigned long count;
  avr_cycle_count_t last_cycle, last_asleep, cycles, asleep;
} intervals;

static struct {
  double at_s;
  avr_flashaddr_t pc;
  uint8_t code[2];
  int is_stuck;
} hang;

static avr_t *avr;
static avr_irq_t *converter_pins;
static avr_irq_t *uart_input;
static FILE *pin_log;
static uint32_t supply_mv = 5000;
static int multiplexed;
static avr_cycle_count_t asleep_cycles, opened_cycle;
static unsigned long resets;
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

// Scans come at 50 to 1000 Hz. Shorter is a sensor read several times in one scan, longer is the
// pause between two streams, and a conversion without its interrupt is no scan.
static void count_interval(double now_s) {
  if (!(avr->data[ADCSRA] & ADIE)) return;
  const double us = (now_s - intervals.last_s) * 1e6;
  const avr_cycle_count_t cycles = avr->cycle - intervals.last_cycle;
  const avr_cycle_count_t asleep = asleep_cycles - intervals.last_asleep;
  intervals.last_s = now_s;
  intervals.last_cycle = avr->cycle;
  intervals.last_asleep = asleep_cycles;
  if (us <= 50000.0) {
    intervals.cycles += cycles;
    intervals.asleep += asleep;
  }
  if (us < 500.0 || us > 50000.0) return;
  if (!intervals.count || us < intervals.shortest) intervals.shortest = us;
  if (!intervals.count || us > intervals.longest) intervals.longest = us;
  intervals.sum += us;
  intervals.sum_of_squares += us * us;
  ++intervals.count;
}

// What a pin carries, with the chip's own pull-up where the firmware has switched it on.
static double pin_mv(int pin, double source_mv) {
  const int bit = 1 << pin;
  const int pulled_up = (avr->data[PORTC] & bit) && !(avr->data[DDRC] & bit);
  if (source_mv == OPEN) return pulled_up ? supply_mv : 0.3 * supply_mv;
  if (source_mv == GROUNDED) return 0.0;
  if (!pulled_up) return source_mv;
  const double source_ohm = PULL_DOWN_OHM * (1.0 - source_mv / supply_mv);
  if (source_ohm <= 0) return source_mv;
  return (source_mv / source_ohm + supply_mv / PULL_UP_OHM) / (1 / source_ohm + 1 / PULL_UP_OHM);
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
  if (asked.mux.kind != ADC_MUX_SINGLE || asked.mux.src >= CONVERTER_PINS) return;
  const int pin = asked.mux.src;
  const int channel = multiplexed && pin == 0 ? avr->data[PORTB] & 0xF : pin;
  if (channel == 0) count_interval(simulated_s());
  const double mv = pin_mv(pin, scenario_mv(channel, simulated_s() - scenario.began_s));
  int code = (int)(mv * CONVERTER_STEPS / supply_mv + 1e-9);
  if (code < 0) code = 0;
  if (code >= CONVERTER_STEPS) code = CONVERTER_STEPS - 1;
  const uint32_t fed_mv = ((uint32_t)code * supply_mv + CONVERTER_STEPS - 2) / (CONVERTER_STEPS - 1);
  avr_raise_irq(converter_pins + ADC_IRQ_ADC0 + pin, fed_mv);
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

typedef struct {
  const char *name;
  uint8_t direction, port, bit;
  uint8_t timer_mode, timer_bit, timer_compare;
} OutputPin;

// The share of time that a pin is high: by its timer where that drives it, else by its port.
static int pin_duty(const OutputPin *pin) {
  if (!(avr->data[pin->direction] >> pin->bit & 1)) return 0;
  if (avr->data[pin->timer_mode] & pin->timer_bit) return avr->data[pin->timer_compare];
  return avr->data[pin->port] >> pin->bit & 1 ? 255 : 0;
}

static void log_pins(void) {
  static const OutputPin pins[] = {{"D4", DDRD, PORTD, 4, TCCR0A, NO_TIMER, OCR0A},
                                   {"D5", DDRD, PORTD, 5, TCCR0A, COM_B1, OCR0B},
                                   {"D6", DDRD, PORTD, 6, TCCR0A, COM_A1, OCR0A},
                                   {"D7", DDRD, PORTD, 7, TCCR0A, NO_TIMER, OCR0A},
                                   {"D12", DDRB, PORTB, 4, TCCR0A, NO_TIMER, OCR0A}};
  static int last[sizeof pins / sizeof pins[0]];
  for (size_t i = 0; i < sizeof pins / sizeof pins[0]; ++i) {
    const int duty = pin_duty(&pins[i]);
    if (duty == last[i]) continue;
    last[i] = duty;
    fprintf(pin_log, "%.6f,%s,%d\n", simulated_s() - scenario.began_s, pins[i].name, duty);
  }
}

// The harness paces itself, so the simulated chip's sleep must not sleep for real.
static void no_sleep(avr_t *chip, avr_cycle_count_t cycles) {
  (void)chip;
  asleep_cycles += cycles;
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

// A reset starts the program anew, so what held it in its hang is gone.
static void (*reset_core)(avr_t *chip);
static void reset_and_count(avr_t *chip) {
  ++resets;
  if (hang.is_stuck) memcpy(avr->flash + hang.pc, hang.code, sizeof hang.code);
  hang.is_stuck = 0;
  reset_core(chip);
}

// The processor repeats for ever the instruction that it is at; its interrupts go on.
static void hang_processor(void) {
  hang.at_s = 0.0;
  hang.pc = avr->pc;
  hang.is_stuck = 1;
  memcpy(hang.code, avr->flash + hang.pc, sizeof hang.code);
  memcpy(avr->flash + hang.pc, STUCK_HERE, sizeof STUCK_HERE);
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
  avr->vcc = avr->avcc = avr->aref = supply_mv;
  avr->log = LOG_ERROR;
  avr->sleep = no_sleep;
  avr->run_cycle_limit = 1600;  // the default of one instruction a call is seven times slower
  // Low pins of the external interrupts would else be looked at in every single cycle.
  avr_extint_set_strict_lvl_trig(avr, 0, 0);
  avr_extint_set_strict_lvl_trig(avr, 1, 0);
  reset_core = avr->reset;
  avr->reset = reset_and_count;
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

static void move_eeprom(const char *path, const char *mode, uint32_t request) {
  uint8_t bytes[1024];
  FILE *file = fopen(path, mode);
  if (!file) return;  // a chip that was never written
  avr_eeprom_desc_t all = {.ee = bytes, .offset = 0, .size = sizeof bytes};
  if (*mode == 'w') avr_ioctl(avr, request, &all);
  const size_t moved = *mode == 'w' ? fwrite(bytes, 1, sizeof bytes, file)
                                    : fread(bytes, 1, sizeof bytes, file);
  if (*mode == 'r' && moved == sizeof bytes) avr_ioctl(avr, request, &all);
  fclose(file);
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
  if (pin_log) log_pins();
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
  opened_cycle = avr->cycle;
  const double host_began_s = host_s();
  while (!ended && is_open(terminal)) {
    if (end_s > 0 && simulated_s() - scenario.began_s >= end_s) break;
    pass_input(terminal);
    if (hang.at_s > 0 && simulated_s() - scenario.began_s >= hang.at_s) hang_processor();
    if (speed > 0 || outgoing.count <= 2048) run_slice();
    pass_output(terminal);
    pace(speed, host_began_s);
  }
}

static void report(void) {
  const double cycles = (double)(avr->cycle - opened_cycle);
  const double n = (double)intervals.count, mean = n > 0 ? intervals.sum / n : 0.0;
  const double variance = n > 0 ? intervals.sum_of_squares / n - mean * mean : 0.0;
  fprintf(stderr, "simulated_s=%.3f busy_percent=%.1f lost_bytes=%llu resets=%lu\n",
          cycles / CLOCK_HZ,
          intervals.cycles ? 100.0 * (1.0 - (double)intervals.asleep / intervals.cycles) : 0.0,
          outgoing.lost, resets);
  fprintf(stderr, "scans=%lu interval_us_min=%.3f mean=%.3f max=%.3f sd=%.3f\n", intervals.count,
          intervals.shortest, mean, intervals.longest, sqrt(variance > 0 ? variance : 0.0));
}

typedef struct {
  const char *scenario, *pins, *eeprom;
  double speed, end_s;
} Options;

static int read_options(int argc, char **argv, Options *options) {
  int option;
  while ((option = getopt(argc, argv, "s:x:e:p:v:E:H:M")) != -1) {
    switch (option) {
      case 's': options->scenario = optarg; break;
      case 'x': options->speed = strtod(optarg, NULL); break;
      case 'e': options->end_s = strtod(optarg, NULL); break;
      case 'p': options->pins = optarg; break;
      case 'v': supply_mv = (uint32_t)strtoul(optarg, NULL, 10); break;
      case 'E': options->eeprom = optarg; break;
      case 'H': hang.at_s = strtod(optarg, NULL); break;
      case 'M': multiplexed = 1; break;
      default: return -1;
    }
  }
  return optind + 1 == argc ? 0 : -1;
}

int main(int argc, char **argv) {
  Options options = {.speed = 1.0};
  if (read_options(argc, argv, &options)) {
    fputs("usage: simulated_board [-s scenario] [-x speed] [-e seconds] [-p pins] [-v mv] "
          "[-E eeprom] [-H seconds] [-M] firmware.elf\n", stderr);
    return 2;
  }
  prctl(PR_SET_PDEATHSIG, SIGTERM);  // a test run that is killed leaves no board behind
  if (options.scenario && load_scenario(options.scenario)) {
    perror(options.scenario);
    return 2;
  }
  if (make_chip(argv[optind])) {
    fprintf(stderr, "%s cannot be loaded\n", argv[optind]);
    return 2;
  }
  connect_chip();
  if (options.eeprom) move_eeprom(options.eeprom, "r", AVR_IOCTL_EEPROM_SET);
  if (options.pins && (pin_log = fopen(options.pins, "w"))) {
    setvbuf(pin_log, NULL, _IOLBF, 0);
    fputs("time_s,pin,duty\n", pin_log);
  }
  signal(SIGTERM, end_on_signal);
  signal(SIGINT, end_on_signal);
  int terminal;
  if (open_terminal(&terminal)) {
    perror("openpty");
    return 2;
  }
  run(terminal, options.speed, options.end_s);
  if (options.eeprom) move_eeprom(options.eeprom, "w", AVR_IOCTL_EEPROM_GET);
  report();
  return 0;
}

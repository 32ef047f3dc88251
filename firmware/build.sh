#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-only
# Build the glove's firmware with Debian's gcc-avr, avr-libc and arduino-core-avr:
#   BOARD=atmega328p SENSORS=6 BAUD=115200 BITS=10 MULTIPLEXER=0 OUT=build/firmware firmware/build.sh
# BOARD is atmega328p (Uno, Nano), leonardo, micro or promicro; what is not given is in config.h.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
out=${OUT:-$here/../build/firmware}
arduino=/usr/share/arduino/hardware/arduino/avr
sketch=$here/nmt_glove

command -v avr-g++ >/dev/null && [ -d "$arduino" ] || {
  echo "The firmware needs these packages: sudo apt-get install gcc-avr avr-libc arduino-core-avr" >&2
  exit 1
}

usb=(-DUSB_VID=0x2341 '-DUSB_MANUFACTURER="nmt_sense"' '-DUSB_PRODUCT="nmt_sense glove"')
case "${BOARD:-atmega328p}" in
  atmega328p) mcu=atmega328p variant=standard board=(-DARDUINO_AVR_UNO) ;;
  leonardo) mcu=atmega32u4 variant=leonardo board=(-DARDUINO_AVR_LEONARDO -DUSB_PID=0x8036 "${usb[@]}") ;;
  micro) mcu=atmega32u4 variant=micro board=(-DARDUINO_AVR_MICRO -DUSB_PID=0x8037 "${usb[@]}") ;;
  promicro) mcu=atmega32u4 variant=leonardo board=(-DARDUINO_AVR_PROMICRO -DUSB_PID=0x8036 "${usb[@]}") ;;
  *) echo "BOARD is atmega328p, leonardo, micro or promicro, not $BOARD" >&2; exit 2 ;;
esac

settings=()
[ -z "${SENSORS:-}" ] || settings+=(-DNMT_SENSORS="$SENSORS")
[ -z "${BAUD:-}" ] || settings+=(-DNMT_BAUD="${BAUD}UL")
[ -z "${BITS:-}" ] || settings+=(-DNMT_BITS="$BITS")
[ -z "${MULTIPLEXER:-}" ] || settings+=(-DNMT_MULTIPLEXER="$MULTIPLEXER")

mkdir -p "$out/core"
# DECIMAL_DIG: Debian's core takes it for granted, its compiler does not define it.
common=(-mmcu=$mcu -DF_CPU=16000000L -DARDUINO=10819 -DARDUINO_ARCH_AVR "${board[@]}"
  -DDECIMAL_DIG=__DECIMAL_DIG__ -Os -g -ffunction-sections -fdata-sections -flto
  -I"$arduino/cores/arduino" -I"$arduino/variants/$variant" -I"$sketch")
cpp=(-std=gnu++11 -fno-exceptions -fno-threadsafe-statics)

objects=()
for source in "$arduino"/cores/arduino/*.{c,cpp,S}; do
  object=$out/core/$(basename "$source").o
  case "$source" in
    *.c) avr-gcc -c "${common[@]}" -std=gnu11 -w "$source" -o "$object" ;;
    *.cpp) avr-g++ -c "${common[@]}" "${cpp[@]}" -fpermissive -w "$source" -o "$object" ;;
    *.S) avr-gcc -c "${common[@]}" -x assembler-with-cpp "$source" -o "$object" ;;
  esac
  objects+=("$object")
done
rm -f "$out/core.a"
avr-gcc-ar rcs "$out/core.a" "${objects[@]}"

avr-g++ -c "${common[@]}" "${cpp[@]}" -Wall -Wextra -Werror -include Arduino.h "${settings[@]}" \
  -x c++ "$sketch/nmt_glove.ino" -o "$out/sketch.o"
avr-gcc -Os -g -flto -fuse-linker-plugin -Wl,--gc-sections -mmcu=$mcu \
  -o "$out/nmt_glove.elf" "$out/sketch.o" "$out/core.a" -lm
avr-objcopy -O ihex -R .eeprom "$out/nmt_glove.elf" "$out/nmt_glove.hex"
avr-size -C --mcu=$mcu "$out/nmt_glove.elf"

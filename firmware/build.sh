#!/usr/bin/env bash
# Build the glove's firmware with Debian's gcc-avr, avr-libc and arduino-core-avr.
#   SENSORS=6 BAUD=115200 OUT=build/firmware firmware/build.sh
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
out=${OUT:-$here/../build/firmware}
sensors=${SENSORS:-6}
baud=${BAUD:-115200}
arduino=/usr/share/arduino/hardware/arduino/avr
sketch=$here/nmt_glove

command -v avr-g++ >/dev/null && [ -d "$arduino" ] || {
  echo "The firmware needs gcc-avr, avr-libc and arduino-core-avr: sudo apt-get install them" >&2
  exit 1
}

mkdir -p "$out/core"
includes=(-I"$arduino/cores/arduino" -I"$arduino/variants/standard" -I"$sketch")
# DECIMAL_DIG: Debian's core takes it for granted, its compiler does not define it.
common=(-mmcu=atmega328p -DF_CPU=16000000L -DARDUINO=10819 -DARDUINO_AVR_UNO -DARDUINO_ARCH_AVR
  -DDECIMAL_DIG=__DECIMAL_DIG__ -Os -g -ffunction-sections -fdata-sections -flto "${includes[@]}")
cpp=(-std=gnu++11 -fno-exceptions -fno-threadsafe-statics)

for source in "$arduino"/cores/arduino/*.c; do
  avr-gcc -c "${common[@]}" -std=gnu11 -w "$source" -o "$out/core/$(basename "$source").o"
done
for source in "$arduino"/cores/arduino/*.cpp; do
  avr-g++ -c "${common[@]}" "${cpp[@]}" -fpermissive -w "$source" -o "$out/core/$(basename "$source").o"
done
for source in "$arduino"/cores/arduino/*.S; do
  avr-gcc -c "${common[@]}" -x assembler-with-cpp "$source" -o "$out/core/$(basename "$source").o"
done
rm -f "$out/core.a"
avr-gcc-ar rcs "$out/core.a" "$out"/core/*.o

avr-g++ -c "${common[@]}" "${cpp[@]}" -Wall -Wextra -include Arduino.h \
  -DNMT_SENSORS="$sensors" -DNMT_BAUD="${baud}UL" -x c++ "$sketch/nmt_glove.ino" -o "$out/sketch.o"
avr-gcc -Os -g -flto -fuse-linker-plugin -Wl,--gc-sections -mmcu=atmega328p \
  -o "$out/nmt_glove.elf" "$out/sketch.o" "$out/core.a" -lm
avr-objcopy -O ihex -R .eeprom "$out/nmt_glove.elf" "$out/nmt_glove.hex"
avr-size -C --mcu=atmega328p "$out/nmt_glove.elf"

// SPDX-License-Identifier: GPL-3.0-only
// Who this glove is: name, layout and calibration, kept in the EEPROM under a checksum. Free of
// registers: a Memory offers read(bytes, count) and write(bytes, count).
#ifndef NMT_IDENTITY_H
#define NMT_IDENTITY_H

#include "protocol.h"

namespace nmt {

struct GloveId {
  uint8_t serial[8];
  uint16_t layout_id;
  uint32_t calibration_id;
};

// Bytes of SET_ID's arguments, and of the record in the EEPROM before its checksum.
const uint8_t GLOVE_ID_BYTES = 8 + 2 + 4;
// Changed with the record's meaning, so that an old record is not read as a new one.
const uint16_t GLOVE_ID_CRC_START = 0xFF01;

inline uint16_t glove_id_crc(const uint8_t* record) {
  uint16_t crc = GLOVE_ID_CRC_START;
  for (uint8_t i = 0; i < GLOVE_ID_BYTES; ++i) crc = crc16(crc, record[i]);
  return crc;
}

inline GloveId unpack_glove_id(const uint8_t* record) {
  GloveId id;
  memcpy(id.serial, record, sizeof id.serial);
  id.layout_id = get16(record + 8);
  id.calibration_id = get32(record + 10);
  return id;
}

// Leaves the id as it is, and says no, where the memory is blank or damaged.
template <class Memory>
bool load_glove_id(GloveId* id) {
  uint8_t record[GLOVE_ID_BYTES + 2];
  Memory::read(record, sizeof record);
  if (get16(record + GLOVE_ID_BYTES) != glove_id_crc(record)) return false;
  *id = unpack_glove_id(record);
  return true;
}

template <class Memory>
void store_glove_id(const uint8_t* packed) {
  uint8_t record[GLOVE_ID_BYTES + 2];
  memcpy(record, packed, GLOVE_ID_BYTES);
  const uint16_t crc = glove_id_crc(record);
  record[GLOVE_ID_BYTES] = static_cast<uint8_t>(crc);
  record[GLOVE_ID_BYTES + 1] = static_cast<uint8_t>(crc >> 8);
  Memory::write(record, sizeof record);
}

}  // namespace nmt

#endif

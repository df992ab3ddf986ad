#pragma once

#include "ingest/receipt_text_for_test.hpp"

#include <string>

// Small files of the other kinds of receipts, invented, as UTF-8 with LF; encoded() makes them what
// a vendor writes. Their totals agree.
namespace renga::ingest {

inline std::string dpc_file() {
  return "IR,1,13,1,1312345,,試験病院,202504,00,\n" +
         record("RE,1,1111,202503,山田　花子,2,19800203,,20250310,,,,320,A1,,,,,0,1", 30) +
         record("HO,06132013,１２,３４５,5,6788", 15) + record("SN,1,01,,,,00", 9) +
         record("BU,040080x099x0xx,20250310,20250314,2", 6) + record("SB,8830417,,,J189,01", 8) +
         record("SY,8830417,20250310,1,,,01", 8) + record("KK,,,2,,,45", 14) +
         record("SK,,G004,20250311", 7) + record("GA,202503,2,0000000000000,,1.2", 7) +
         record("HH,202503,2,1,1,1,1000,5,5000", 9) +
         record("GT,202503,2,1,1,5000,6000,,6500,93", 12) + act("SI,60,1,160008010,,288,1", 11, 1) +
         record("CD,20250311,60,1,1,160008010,,,,1", 11) + "GO,1,6788,99\n";
}

inline std::string dental_act(const std::string& begin, int day) {
  constexpr std::ptrdiff_t kBeforeFirstDay = 77;
  std::string text = record(begin, kBeforeFirstDay + day);
  text.back() = ',';
  return record(text + "1", 109);
}

inline std::string dental_file() {
  std::string additions;
  for (int i = 0; i < 70; ++i) additions += ',';
  return "UK,1,13,3,1312345,,試験歯科,202504,0103,00\n"
         "IR,1,13,3,1312345,,202504,03-0000-0000,0103\n" +
         record("RE,1,3112,202503,鈴木　一郎,1,19750817,,,20250305,1", 27) +
         record("HO,06132013,１２,３４５,1,267", 14) + record("HS,,,101400101500,5200004,,,1", 13) +
         dental_act("SS,11,1,301000110,," + additions + ",267,1", 5) +
         record("CO,11,1,810000001,経過良好", 11) + "GO,1,267,99\n";
}

inline std::string pharmacy_file() {
  return "YK,1,13,4,1312345,試験薬局,202504,00,03-0000-0000\n" +
         record("RE,1,4112,202503,佐藤　次郎,1,19600512,,,13,1,1312345,試験医院", 42) +
         record("HO,06132013,１２,３４５,1,120", 14) + record("SH,01,1,1,,4", 10) +
         record("CZ,1,20250303,20250303,1,7,1,1,01,420001810,24,,,28", 71) +
         record("IY,1,620000001,2", 10) + record("TK,810000001,経過良好", 3) +
         record("KI,20250303,1,1,410005910,42,,1,440012010,1,45", 114) + "GO,1,120,99\n";
}

}  // namespace renga::ingest

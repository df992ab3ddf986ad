#include "synth/storage_writer.hpp"

#include <array>
#include <fstream>

#include <fmt/format.h>

namespace renga::synth {
namespace {

using Row = std::vector<std::string>;

constexpr std::string_view kAscii = "\x1B(B";
constexpr std::string_view kKatakana = "\x1B(I";
constexpr std::string_view kKanji = "\x1B$B";

std::string compact(const std::string& iso) {
  return to_compact(*parse_iso_date(iso));
}

/// A text as a component: HL7's own characters are escaped.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '|':
        out += "\\F\\";
        break;
      case '^':
        out += "\\S\\";
        break;
      case '&':
        out += "\\T\\";
        break;
      case '~':
        out += "\\R\\";
        break;
      case '\\':
        out += "\\E\\";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// Row and cell of JIS X 0208 from the two bytes of Shift_JIS.
std::array<char, 2> jis_of(unsigned lead, unsigned trail) {
  const unsigned pair = lead >= 0xE0 ? lead - 0xC1 : lead - 0x81;
  const bool second = trail >= 0x9F;
  const unsigned cell = second ? trail - 0x9F : trail - 0x40 - (trail > 0x7F ? 1 : 0);
  return {static_cast<char>(0x21 + pair * 2 + (second ? 1 : 0)), static_cast<char>(0x21 + cell)};
}

/// A kind of message: SS-MIX2's name of it and HL7's event.
struct Kind {
  std::string_view name;
  std::string_view event;
};

// In the order of the tables; encounters have kinds of their own, findings have none.
constexpr std::array<Kind, kHospitalTables> kKinds = {{{"ADT-00", "ADT^A08^ADT_A01"},
                                                       {"ADT-12", "ADT^A04^ADT_A01"},
                                                       {"PPR-01", "PPR^ZD1^PPR_ZD1"},
                                                       {"", ""},
                                                       {"OML-11", "OUL^R22^OUL_R22"},
                                                       {"OMP-01", "RDE^O11^RDE_O11"},
                                                       {"OMD", "OMD^O03^OMD_O03"},
                                                       {"ADT-61", "ADT^A60^ADT_A60"}}};

std::string pid_of(const Row& row) {
  return fmt::format("PID|0001||{}^^^^PI||{}||{}|{}|||^^^^{}\r", escaped(row[0]),
                     row[1].empty() ? "" : escaped(row[1]) + "^^^^^^L^P", compact(row[2]),
                     row[3] == "1" ? "M" : "F", row[9]);
}

std::string in1_of(const Row& row) {
  if (row[4].empty()) return {};
  return fmt::format("IN1|1|06^社保^JHSD0001|{}|||||||{}|{}\r", row[4], escaped(row[5]),
                     escaped(row[6]));
}

/// PV1 with the fields that are filled at their places.
std::string pv1_of(const Row& row, bool with_discharge) {
  const bool inpatient = row[2] == "inpatient";
  std::array<std::string, 46> fields{};
  fields[1] = "0001";
  fields[2] = inpatient ? "I" : "O";
  fields[10] = "01^" + row[5] + "^99";
  fields[19] = row[1];
  fields[44] = compact(row[3]);
  if (with_discharge) fields[45] = compact(row[4]);
  std::string segment = "PV1";
  for (std::size_t i = 1; i < fields.size(); ++i) segment += "|" + fields[i];
  return segment + "\r";
}

std::string problem(const Row& row, int) {
  return fmt::format("PRB|AD|{0}|^{1}^MDCDX2|||||||{2}^{1}^I10||||||{0}\r", compact(row[1]),
                     escaped(row[4]), row[3]);
}

std::string lab(const Row& row, int line) {
  const std::string range = row[5].empty() ? "" : row[5] + "-" + row[6];
  return fmt::format("OBX|{}|NM|{}^{}^JC10||{}|{}|{}|||||||{}\r", line, jlac10_of(row[2]), row[2],
                     row[3], escaped(row[4]), range, compact(row[1]));
}

std::string prescription(const Row& row, int) {
  return fmt::format("RXE||{}^{}^HOT|{}||{}\rTQ1||||||{}^D|{}\r", row[2], escaped(row[3]), row[4],
                     row[5], row[6], compact(row[1]));
}

std::string diet_order(const Row& row, int) {
  return fmt::format("TQ1|1||||||{}\rODS|D||001^{}^99\r", compact(row[1]), escaped(row[2]));
}

std::string allergy(const Row& row, int line) {
  return fmt::format("IAM|{}|DA^薬剤アレルギー^HL70127|X{}^{}^99||{}||||||||{}\r", line, line,
                     escaped(row[2]), escaped(row[3]), compact(row[1]));
}

// In the order of the tables.
constexpr std::array<std::string (*)(const Row&, int), kHospitalTables> kSegments = {
    nullptr, nullptr, &problem, nullptr, &lab, &prescription, &diet_order, &allergy};

}  // namespace

std::string to_iso_2022_jp(std::string_view utf8, Cp932Encoder& encoder) {
  std::string bytes;
  encoder.append(utf8, bytes);
  std::string out;
  std::string_view set = kAscii;
  const auto choose = [&](std::string_view wanted) {
    if (set != wanted) out += wanted;
    set = wanted;
  };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80) {
      choose(kAscii);
      out += static_cast<char>(byte);
    } else if (byte >= 0xA1 && byte <= 0xDF) {
      choose(kKatakana);
      out += static_cast<char>(byte - 0x80);
    } else {
      choose(kKanji);
      const auto pair = jis_of(byte, static_cast<unsigned char>(bytes[++i]));
      out.append(pair.data(), pair.size());
    }
  }
  choose(kAscii);
  return out;
}

Done StorageWriter::take(HospitalTable table, const std::vector<std::string>& row) {
  if (table == HospitalTable::vital) return {};
  if (table == HospitalTable::patient) {
    patient_no_ = row[0];
    person_ = pid_of(row);
    insurance_ = in1_of(row);
    // The day of this message is the day on which the card was seen.
    return send("ADT-00", "ADT^A08^ADT_A01", compact(row[8]), insurance_);
  }
  if (table == HospitalTable::encounter) return send_stay(row);
  Letter& letter = open_[table];
  const std::string day = compact(row[1]);
  // An order of meals has one kind a message.
  if (!letter.segments.empty() && (letter.day != day || table == HospitalTable::diet_order))
    RENGA_TRY(flush(table));
  letter.day = day;
  letter.segments += kSegments[static_cast<std::size_t>(table)](row, ++letter.lines);
  return {};
}

Done StorageWriter::send_stay(const std::vector<std::string>& row) {
  if (row[2] != "inpatient")
    return send("ADT-12", "ADT^A04^ADT_A01", compact(row[3]), pv1_of(row, true));
  RENGA_TRY(send("ADT-22", "ADT^A01^ADT_A01", compact(row[3]), pv1_of(row, false)));
  return send("ADT-52", "ADT^A03^ADT_A03", compact(row[4]), pv1_of(row, true));
}

Done StorageWriter::flush(HospitalTable table) {
  Letter letter = std::move(open_[table]);
  open_[table] = {};
  const Kind& kind = kKinds[static_cast<std::size_t>(table)];
  return send(kind.name, kind.event, letter.day, letter.segments);
}

Done StorageWriter::end_patient() {
  for (const auto& [table, letter] : std::map<HospitalTable, Letter>(open_))
    if (!letter.segments.empty()) RENGA_TRY(flush(table));
  open_.clear();
  return {};
}

Done StorageWriter::send(std::string_view kind, std::string_view event, const std::string& day,
                         const std::string& segments) {
  const std::string number = fmt::format("{:015}", ++messages_);
  const std::string message =
      fmt::format("MSH|^~\\&|HIS|A|GW|GW|{}090000||{}|{}|P|2.5||||||~ISO IR87||ISO 2022-1994\r",
                  day, event, number) +
      person_ + segments;
  std::string bytes;
  for (const std::string_view line : split(message, '\r'))
    if (!line.empty()) bytes += to_iso_2022_jp(line, encoder_) + '\r';
  const std::filesystem::path folder =
      folder_ / patient_no_.substr(0, 3) / patient_no_.substr(3, 3) / patient_no_ / day / kind;
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  const std::filesystem::path path =
      folder / fmt::format("{}_{}_{}_{}_{}090000000_01_1", patient_no_, day, kind, number, day);
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file)
    return fail(Error(code::write_failed)
                    .with("path", std::string(kind))
                    .with("reason", "the disk refused it"));
  bytes_ += std::ssize(bytes);
  return {};
}

}  // namespace renga::synth

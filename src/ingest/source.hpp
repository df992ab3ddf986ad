#pragma once

#include "ingest/ignored.hpp"
#include "ingest/ingest.hpp"
#include "ingest/tables.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace renga::ingest {

/// What the earlier volumes of a claim added up to (ING-65).
struct Volumes {
  std::int64_t count = 0;
  std::int64_t claims = 0;
  std::int64_t points = 0;
};

/// What a package of check-ups holds, and what its index says (ING-205).
struct PackageCount {
  std::int64_t expected = -1;  ///< of the index; below 0: no index was read
  std::int64_t documents = 0;
  std::int64_t claims = 0;
};

/// One input file: its name without the folders above what was given, and its position among the
/// files read, from 1. The files of an archive have the archive's.
struct SourceFile {
  std::string name;
  std::int64_t ordinal = 1;
};

/// The message of an admission, held until it is known whether its discharge comes (ING-223).
struct Admission {
  SourceFile file;
  std::int64_t line = 0;
  std::map<std::string, std::string> texts;  ///< by column of `encounter`
};

/// Patient and first day of a stay.
using StayKey = std::pair<std::string, std::string>;

/// What all files of one run share: where rows and findings go, and how far the numbers are.
struct Intake {
  Database database;
  Tables* tables;
  Findings* findings;
  std::map<std::string, std::int64_t> rows = {};
  std::map<std::string, std::int64_t> last_number = {};  ///< by table: the number given last
  std::vector<Check> checks = {};
  std::uint8_t claims = 0;                      ///< bits of the kinds of receipts that were read
  std::map<std::string, Volumes> volumes = {};  ///< by what the volumes of a claim have in common
  std::map<std::string, PackageCount> packages = {};            ///< by the name of their folder
  std::map<StayKey, std::optional<Admission>> admissions = {};  ///< none: the discharge came
  Ignored ignored = {};
};

/// Takes one file piece by piece. The first error ends the run, and nothing is written.
class Source {
 public:
  virtual ~Source() = default;
  virtual Done take(std::string_view piece) = 0;
  virtual Done finish() = 0;
};

/// So much of a file's beginning decides what it is (ING-1), unless the file is shorter.
inline constexpr std::size_t kHeadBytes = std::size_t{64} << 10U;

/// Recognises a file by its beginning; file_not_claimed_format where nothing fits.
Result<std::unique_ptr<Source>> open_source(std::string_view head, const SourceFile& file,
                                            Intake& intake);

/// What can be told only when every file was read: packages against their index, and admissions
/// without a discharge.
Done finish_intake(Intake& intake);

/// A refusal of the whole file.
Error not_a(std::string_view format, const Bilingual& reason, const SourceFile& file,
            std::int64_t line = 0);

}  // namespace renga::ingest

#pragma once

#include "table/table.hpp"

#include <array>
#include <span>
#include <string_view>

namespace renga::masters {

/// How a value of a master file becomes one of the dataset.
enum class Form { text, code, day, route, padded_code };

struct MasterColumn {
  std::string_view name;
  std::string_view label;
  std::size_t index;        ///< position in a file without header, from 0
  std::string_view header;  ///< name in a file with header
  Form form = Form::text;
  std::size_t width = 0;  ///< of a padded code
};

/// A master file: the codes that it is known by, its columns, and where they are written. The first
/// column names a row; no two rows have the same.
struct Master {
  std::string_view table;
  std::string_view label;
  std::string_view kind;        ///< マスター種別; empty: a file with a header
  std::string_view code_begin;  ///< the first digit of its codes
  std::size_t code_length;
  std::span<const MasterColumn> columns;
  std::string_view source;
};

std::span<const Master> all_masters();

TableSchema schema_of(const Master& master);

/// The master whose file begins with this record, or none.
const Master* master_of(std::span<const std::string> first_record);

/// 内服, 外用, 注射 as the checks of publications name them (PUB-05); empty where the code is none.
std::string_view route_of(std::string_view dosage_form);

}  // namespace renga::masters

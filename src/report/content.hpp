#pragma once

#include "report/wording.hpp"

#include <vector>

namespace renga::report {

/// A named value: "Dossier" and "2025-0012".
struct Fact {
  Text name;
  Text value;
};

enum class NoteKind { information, warning, good };

/// A boxed remark. The kind is written as a word too, so that it does not hang on colour.
struct Note {
  NoteKind kind = NoteKind::information;
  Text title;  ///< May be empty: then the word for the kind stands alone.
  Text text;
};

/// How the cells of a column are set: text to the left, numbers to the right, codes and digests in
/// a fixed width that may break anywhere.
enum class Cells { text, number, code };

struct TableColumn {
  Text title;
  Cells cells = Cells::text;
};

/// Rows of cells; the first column names its row. Every row has one cell for each column.
struct Table {
  Text title;
  std::vector<TableColumn> columns;
  std::vector<std::vector<Text>> rows;
};

}  // namespace renga::report

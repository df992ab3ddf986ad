#include "disclosure/sample_tables.hpp"

namespace renga::disclosure::sample {
namespace {

std::string label(std::size_t place, std::size_t size) {
  return place + 1 == size ? "計" : std::to_string(place + 1);
}

}  // namespace

Rules rules() {
  return {.patients_min = 10,
          .zero_allowed = true,
          .ages = {.years = 5, .top = 100, .single_years_below = 20},
          .municipalities = {.none_below = 2000,
                             .raised_below = 25000,
                             .raised_minimum = 20,
                             .wards_stated = false},
          .institutions_min = 3,
          .quantities = {.oral = 1000, .external = 1000, .injection = 400, .rehabilitation = 100},
          .smallest_areas = {DimensionKind::secondary_area, DimensionKind::municipality},
          .grounds = {{"insurer_consent",
                       {"PUB-15", "第7 2(3)iii)"},
                       {"insurer-type-cross"},
                       {"insurer"}}},
          .exempt = {DataKind::sampling_dataset, DataKind::trial_dataset},
          .citations = {{"patients-min", {"PUB-01", "第7 2(1)①"}},
                        {"patients-min-municipality", {"PUB-02a", "第7 2(1)①"}},
                        {"facilities-min", {"PUB-03", "第7 2(1)②"}},
                        {"drug-quantity-min", {"PUB-05", "第7 2(1)③"}},
                        {"rehabilitation-min", {"PUB-08", "第7 2(1)④"}},
                        {"age-band", {"PUB-09", "第7 2(2)"}},
                        {"area-level", {"PUB-12", "第7 2(3)"}},
                        {"insurer-type-cross", {"PUB-14", "第7 2(3)iii)"}},
                        {"recoverable", {"PUB-16", "第7 2"}},
                        {"undeclared", {"PUB-31", "第7 1"}}}};
}

Table grid(const std::vector<std::vector<std::string>>& texts) {
  Table table{.file = "grid.csv",
              .dimensions = {Dimension("row", DimensionKind::other, "計"),
                             Dimension("column", DimensionKind::other, "計")},
              .measures = {{"patients", Unit::patients}},
              .cells = {}};
  for (std::size_t r = 0; r < texts.size(); ++r)
    for (std::size_t c = 0; c < texts[r].size(); ++c) {
      const auto reading = read_cell(texts[r][c], Unit::patients);
      ensure(reading.has_value(), "a sample table holds only numbers and marks");
      table.cells.push_back({.row = static_cast<std::int32_t>(r + 2),
                             .column = static_cast<std::int32_t>(c + 2),
                             .measure = 0,
                             .labels = {table.dimensions[0].place_of(label(r, texts.size())),
                                        table.dimensions[1].place_of(label(c, texts[r].size()))},
                             .content = reading->content,
                             .value = reading->value,
                             .hides_below = reading->hides_below});
      if (reading->content == Content::mark) table.cells.back().mark = folded(texts[r][c]);
    }
  return table;
}

Release release(Table table) {
  return {
      .data_kind = DataKind::special_extraction, .tables = {std::move(table)}, .undeclared = {}};
}

Table with_hidden(Table table, const std::vector<HiddenCell>& hidden) {
  for (const HiddenCell& cell : hidden) table.cells[cell.cell.cell].content = Content::mark;
  return table;
}

}  // namespace renga::disclosure::sample

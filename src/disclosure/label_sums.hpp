#pragma once

#include "disclosure/tables.hpp"

#include <vector>

namespace renga::disclosure {

/// What the labels of a dimension make up together (CHK-30): declared parents, groups of ages that
/// tile a wider one, and the outermost labels the total.
std::vector<LabelSum> label_sums_of(const Dimension& dimension);

/// A label all of whose people are in another one, with others.
struct NestedLabels {
  std::int32_t inner = 0;
  std::int32_t outer = 0;
};

/// Groups of ages inside a wider one that no set of printed groups makes up (CHK-32).
std::vector<NestedLabels> nested_labels_of(const Dimension& dimension);

}  // namespace renga::disclosure

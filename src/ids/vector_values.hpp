#pragma once

#include "crypto/crypto.hpp"

#include <span>
#include <vector>

#include <nlohmann/json.hpp>

namespace renga::ids {

/// What this program makes of the inputs of one vector: its fields with their values (IDP-77). An
/// input that is missing or of another kind ends in an exception: of the JSON library, or
/// std::invalid_argument.
using ValuesOfVector = nlohmann::json (*)(const nlohmann::json& vector,
                                          const crypto::KeyRing& fund);

/// A list of vectors in the file, by its name.
struct VectorSection {
  std::string_view name;
  ValuesOfVector values;
};

std::span<const VectorSection> vector_sections();

/// The questions of the section `history`, each with its values, out of the statements that answer
/// the fund's requests.
Result<std::vector<nlohmann::json>> values_of_history(const nlohmann::json& history,
                                                      const crypto::KeyRing& fund);

}  // namespace renga::ids

#include "ids/vector_values.hpp"

#include "ids/derivation.hpp"
#include "ids/identity.hpp"
#include "ids/kana_steps.hpp"
#include "ids/unicode.hpp"

#include <array>
#include <stdexcept>

namespace renga::ids {
namespace {

using crypto::KeyRing;
using crypto::Purpose;
using Json = nlohmann::json;
using Written = Personal<std::string_view>;

std::string text(const Json& vector, const char* field) {
  return vector.at(field).get<std::string>();
}

const crypto::SecretKey& secret(const KeyRing& fund, Purpose purpose, std::string_view scope) {
  const crypto::Key* key = fund.find(purpose, scope);
  if (key == nullptr) throw std::invalid_argument("no such key");
  return *key->secret;
}

Root root_in(const Json& vector) {
  Root root;
  if (!read_hex(text(vector, "root"), root)) throw std::invalid_argument("no root");
  return root;
}

template <std::size_t bytes>
std::string hex(const std::array<std::uint8_t, bytes>& id) {
  return std::string(HexText(id));
}

Json or_null(const std::optional<KanaName>& name) {
  return name ? Json(name->disclose()) : Json(nullptr);
}

/// The bytes of a kana vector, which need not be well-formed.
std::string name_in(const Json& vector) {
  if (vector.contains("text")) return text(vector, "text");
  const auto bytes = from_hex(text(vector, "bytes"));
  if (!bytes) throw std::invalid_argument("no bytes");
  return {bytes->begin(), bytes->end()};
}

Json values_of_kana(const Json& vector, const KeyRing&) {
  const std::string name = name_in(vector);
  Json steps = Json::array();
  std::string before = is_utf8(name) ? name : "";
  normal_form(name, Normalisation::robust, [&](const KanaStep& step, std::u32string_view after) {
    const std::string now = utf8_of(after);
    if (now != before) steps.push_back({step.sentence, now});
    before = now;
  });
  return {{"steps", steps},
          {"strict", or_null(normalised_kana(Written(name), Normalisation::strict))},
          {"robust", or_null(normalised_kana(Written(name), Normalisation::robust))}};
}

Json values_of_birth_date(const Json& vector, const KeyRing&) {
  const auto date = normalised_birth_date(Written(text(vector, "text")));
  return {{"normal", date ? Json(to_compact(date->disclose())) : Json(nullptr)}};
}

Json values_of_sex(const Json& vector, const KeyRing&) {
  const auto sex = normalised_sex(text(vector, "text"));
  return {{"normal", sex ? Json(std::string(1, *sex)) : Json(nullptr)}};
}

Json values_of_number(const Json& vector, const KeyRing&) {
  const auto written = vector.at("written").get<std::array<std::string, 4>>();
  const auto number =
      normalised_number(Personal<WrittenNumber>({written[0], written[1], written[2], written[3]}));
  if (!number) return {{"normal", nullptr}};
  const InsuredNumber& parts = number->disclose();
  return {{"normal", {parts.insurer, parts.symbol, parts.number, parts.branch}},
          {"check_digit_is_right", check_digit_is_right(parts.insurer)}};
}

/// Its bytes, the fields that they frame, and the root.
Json values_of_frame(const Frame& frame, const crypto::SecretKey& root_key) {
  Json fields = Json::array();
  const std::string whole(frame.bytes().begin(), frame.bytes().end());
  std::string_view bytes = whole;
  while (!bytes.empty()) {
    const auto length = static_cast<std::size_t>(static_cast<unsigned char>(bytes[0]) << 8 |
                                                 static_cast<unsigned char>(bytes[1]));
    fields.push_back(bytes.substr(2, length));
    bytes.remove_prefix(2 + length);
  }
  return {{"fields", fields},
          {"frame", to_hex(frame.bytes())},
          {"root", hex(root_of(crypto::Hmac(root_key), frame))}};
}

/// The written person of a vector; the texts belong to the vector.
Personal<WrittenPerson> person_in(const Json& vector) {
  const auto view = [&vector](const char* field) -> std::string_view {
    return vector.at(field).get_ref<const std::string&>();
  };
  return Personal<WrittenPerson>({view("name_kana"), view("birth_date"), view("sex")});
}

Json values_of_id4(const Json& vector, const KeyRing& fund) {
  const auto normalisation = normalisation_named(text(vector, "normalisation"));
  if (!normalisation) throw std::invalid_argument("no normalisation");
  const auto frame = id4_frame(person_in(vector), *normalisation);
  if (const auto* reason = std::get_if<Validity>(&frame)) return {{"validity", name_of(*reason)}};
  Json values = values_of_frame(std::get<Frame>(frame), secret(fund, Purpose::root_id4, ""));
  values["validity"] = name_of(Validity::ok);
  return values;
}

Json values_of_look_alike(const Json& vector, const KeyRing& fund) {
  Json values;
  for (const LookAlike kind : kEveryLookAlike) {
    const auto frame = look_alike_frame(person_in(vector), kind, Normalisation::strict);
    const auto* made = std::get_if<Frame>(&frame);
    values[std::string(name_of(kind))] =
        made == nullptr ? Json(nullptr)
                        : values_of_frame(*made, secret(fund, Purpose::root_id4, ""));
  }
  return values;
}

Json values_of_id5(const Json& vector, const KeyRing& fund) {
  const auto number = vector.at("number").get<std::array<std::string, 4>>();
  const auto from = parse_iso_date(text(vector, "valid_from"));
  if (!from) throw std::invalid_argument("no day");
  const Frame frame =
      id5_frame(Personal<InsuredNumber>({number[0], number[1], number[2], number[3]}), *from);
  Json values = values_of_frame(frame, secret(fund, Purpose::root_id5, ""));
  values.erase("fields");
  return values;
}

Json values_of_stored(const Json& vector, const KeyRing& fund) {
  const crypto::BlockCipher key(secret(fund, Purpose::database, text(vector, "database")));
  return {{"stored", hex(key.encrypt(root_in(vector)))}};
}

Json values_of_dossier(const Json& vector, const KeyRing& fund) {
  const std::string dossier = text(vector, "dossier");
  const Processing processing =
      processing_of(crypto::Hmac(secret(fund, Purpose::processing, dossier)), root_in(vector));
  const crypto::Hmac user(secret(fund, Purpose::user, dossier));
  return {{"processing", hex(processing)}, {"provision", hex(provision_of(user, processing))}};
}

constexpr std::array kSections = {
    VectorSection{"kana", &values_of_kana},
    VectorSection{"birth_date", &values_of_birth_date},
    VectorSection{"sex", &values_of_sex},
    VectorSection{"insured_number", &values_of_number},
    VectorSection{"id4", &values_of_id4},
    VectorSection{"look_alike", &values_of_look_alike},
    VectorSection{"id5", &values_of_id5},
    VectorSection{"stored", &values_of_stored},
    VectorSection{"dossier", &values_of_dossier},
};

}  // namespace

std::span<const VectorSection> vector_sections() {
  return kSections;
}

}  // namespace renga::ids

#include "portal/shapes.hpp"

#include <algorithm>
#include <array>

namespace renga::portal {
namespace {

constexpr std::array kHealth = {ShapeField{"status", "text"}, ShapeField{"version", "text"},
                                ShapeField{"schema", "int"}};
constexpr std::array kWord = {ShapeField{"name", "text"}, ShapeField{"label", "label"}};
constexpr std::array kWords = {
    ShapeField{"roles", "word[]"},           ShapeField{"tracks", "word[]"},
    ShapeField{"stages", "word[]"},          ShapeField{"phases", "word[]"},
    ShapeField{"board_outcomes", "word[]"},  ShapeField{"committee_outcomes", "word[]"},
    ShapeField{"violations", "word[]"},      ShapeField{"databases", "word[]"},
    ShapeField{"provision_kinds", "word[]"}, ShapeField{"applicant_kinds", "word[]"},
    ShapeField{"place_kinds", "word[]"}};
constexpr std::array kCondition = {ShapeField{"rule", "text"}, ShapeField{"remedy", "label"}};
constexpr std::array kField = {ShapeField{"name", "text"}, ShapeField{"kind", "text"},
                               ShapeField{"required", "flag"}, ShapeField{"label", "label"}};
constexpr std::array kCommand = {
    ShapeField{"name", "text"},     ShapeField{"key", "text"},
    ShapeField{"track", "text"},    ShapeField{"label", "label"},
    ShapeField{"rule", "text"},     ShapeField{"roles", "text[]"},
    ShapeField{"from", "text[]"},   ShapeField{"to", "text?"},
    ShapeField{"document", "text"}, ShapeField{"conditions", "condition[]"},
    ShapeField{"fields", "field[]"}};
constexpr std::array kCommands = {ShapeField{"items", "command[]"}};
constexpr std::array kRules = {ShapeField{"length_min", "int"}, ShapeField{"classes", "text[]"},
                               ShapeField{"rotation_months", "int"},
                               ShapeField{"length_no_rotation", "int"},
                               ShapeField{"rules", "text[]"}};
constexpr std::array kAccount = {
    ShapeField{"account", "text"},       ShapeField{"name", "text"},
    ShapeField{"organisation", "text"},  ShapeField{"mail", "text"},
    ShapeField{"roles", "text[]"},       ShapeField{"databases", "text[]"},
    ShapeField{"administrator", "flag"}, ShapeField{"state", "text"},
    ShapeField{"language", "text"},      ShapeField{"last_sign_in_utc", "moment?"},
    ShapeField{"second_factor", "flag"}, ShapeField{"recovery_codes_left", "int"}};
constexpr std::array kSession = {ShapeField{"state", "text"},
                                 ShapeField{"csrf", "text"},
                                 ShapeField{"account", "account?"},
                                 ShapeField{"factors", "text[]"},
                                 ShapeField{"idle_seconds", "int"},
                                 ShapeField{"expires_utc", "moment?"},
                                 ShapeField{"password_change_due", "day?"},
                                 ShapeField{"tls", "flag"}};
constexpr std::array kInvitation = {
    ShapeField{"account", "text"}, ShapeField{"name", "text"}, ShapeField{"organisation", "text"},
    ShapeField{"expires_utc", "moment"}, ShapeField{"reset", "flag"}};
constexpr std::array kSecret = {ShapeField{"secret", "text"}, ShapeField{"uri", "text"},
                                ShapeField{"qr_svg", "text"}};
constexpr std::array kCodes = {ShapeField{"recovery_codes", "text[]"}};
constexpr std::array kSessionNote = {
    ShapeField{"id", "text"},         ShapeField{"began_utc", "moment"},
    ShapeField{"seen_utc", "moment"}, ShapeField{"agent", "text"},
    ShapeField{"address", "text"},    ShapeField{"this", "flag"}};
constexpr std::array kPasskey = {ShapeField{"id", "text"}, ShapeField{"name", "text"},
                                 ShapeField{"made_utc", "moment"},
                                 ShapeField{"used_utc", "moment?"}};
constexpr std::array kPasskeyOffer = {ShapeField{"challenge", "text"}, ShapeField{"place", "text"},
                                      ShapeField{"known", "text[]"}};
constexpr std::array kDeadline = {ShapeField{"dossier", "text"},  ShapeField{"title", "text"},
                                  ShapeField{"what", "label"},    ShapeField{"rule", "text"},
                                  ShapeField{"due", "day"},       ShapeField{"overdue", "flag"},
                                  ShapeField{"days_left", "int"}, ShapeField{"who", "text[]"},
                                  ShapeField{"mine", "flag"},     ShapeField{"key", "text"}};
constexpr std::array kTask = {
    ShapeField{"dossier", "text"}, ShapeField{"title", "text"}, ShapeField{"command", "text"},
    ShapeField{"key", "text"},     ShapeField{"track", "text"}, ShapeField{"label", "label"},
    ShapeField{"rule", "text"},    ShapeField{"due", "day?"},   ShapeField{"overdue", "flag"}};
constexpr std::array kStageOf = {ShapeField{"track", "text"}, ShapeField{"key", "text"},
                                 ShapeField{"stage", "text"}};
constexpr std::array kLine = {ShapeField{"number", "text"},
                              ShapeField{"title", "text"},
                              ShapeField{"applicant_kind", "text"},
                              ShapeField{"provision_kind", "text"},
                              ShapeField{"databases", "text[]"},
                              ShapeField{"opened", "day"},
                              ShapeField{"last", "day"},
                              ShapeField{"events", "int"},
                              ShapeField{"stages", "stage_of[]"},
                              ShapeField{"phase", "text"},
                              ShapeField{"tasks", "int"},
                              ShapeField{"over", "flag"},
                              ShapeField{"stopped", "flag"}};
constexpr std::array kSectionDigest = {ShapeField{"name", "text"}, ShapeField{"digest", "text"}};
constexpr std::array kPlace = {ShapeField{"name", "text"}, ShapeField{"kind", "text"},
                               ShapeField{"copies", "int"}, ShapeField{"stage", "text"}};
constexpr std::array kFee = {ShapeField{"yen", "int?"}, ShapeField{"exemption_asked", "flag"},
                             ShapeField{"exempt", "flag"}, ShapeField{"paid", "flag"}};
constexpr std::array kMember = {ShapeField{"account", "text"}, ShapeField{"name", "text"},
                                ShapeField{"kind", "text"},    ShapeField{"sex", "text"},
                                ShapeField{"outside", "flag"}, ShapeField{"present", "flag"},
                                ShapeField{"recused", "flag"}, ShapeField{"vote", "text?"}};
constexpr std::array kMeeting = {
    ShapeField{"expedited", "flag"},     ShapeField{"members", "member[]"},
    ShapeField{"members_min", "int"},    ShapeField{"outside_min", "int"},
    ShapeField{"composed", "flag"},      ShapeField{"quorum", "flag"},
    ShapeField{"votes_given", "int"},    ShapeField{"votes_for", "int?"},
    ShapeField{"votes_against", "int?"}, ShapeField{"carried", "flag?"}};
constexpr std::array kThread = {
    ShapeField{"track", "text"},        ShapeField{"key", "text"},
    ShapeField{"label", "label"},       ShapeField{"stage", "text"},
    ShapeField{"stage_label", "label"}, ShapeField{"since", "day?"},
    ShapeField{"outcome", "text"},      ShapeField{"outcome_label", "label?"},
    ShapeField{"notified", "flag"},     ShapeField{"office_informed", "flag"},
    ShapeField{"notes", "any"},         ShapeField{"meeting", "meeting?"}};
constexpr std::array kDossier = {ShapeField{"number", "text"},
                                 ShapeField{"title", "text"},
                                 ShapeField{"applicant_kind", "text"},
                                 ShapeField{"provision_kind", "text"},
                                 ShapeField{"databases", "text[]"},
                                 ShapeField{"phase", "text"},
                                 ShapeField{"over", "flag"},
                                 ShapeField{"stopped", "flag"},
                                 ShapeField{"roles", "text[]"},
                                 ShapeField{"rulebooks", "text[]"},
                                 ShapeField{"contact", "text"},
                                 ShapeField{"use_from", "day?"},
                                 ShapeField{"use_until", "day?"},
                                 ShapeField{"events", "int"},
                                 ShapeField{"sections", "section_digest[]"},
                                 ShapeField{"places", "place[]"},
                                 ShapeField{"fee", "fee"},
                                 ShapeField{"threads", "thread[]"}};
constexpr std::array kEvent = {ShapeField{"number", "int"},       ShapeField{"command", "text"},
                               ShapeField{"label", "label"},      ShapeField{"track", "text"},
                               ShapeField{"key", "text"},         ShapeField{"fields", "any"},
                               ShapeField{"field_labels", "any"}, ShapeField{"actor", "text"},
                               ShapeField{"actor_name", "text"},  ShapeField{"day", "day"},
                               ShapeField{"rule", "text"}};
constexpr std::array kGiven = {ShapeField{"event", "event"}, ShapeField{"dossier", "dossier"}};
constexpr std::array kOpened = {ShapeField{"event", "event"}, ShapeField{"dossier", "dossier"},
                                ShapeField{"number", "text"}};
constexpr std::array kPerson = {ShapeField{"account", "text"},      ShapeField{"name", "text"},
                                ShapeField{"organisation", "text"}, ShapeField{"roles", "text[]"},
                                ShapeField{"full_time", "flag"},    ShapeField{"pledged", "flag"},
                                ShapeField{"removed", "flag"}};
constexpr std::array kPeople = {ShapeField{"items", "person[]"}};
constexpr std::array kInvited = {ShapeField{"account", "account"}, ShapeField{"token", "text"},
                                 ShapeField{"expires_utc", "moment"}};
constexpr std::array kToken = {ShapeField{"token", "text"}, ShapeField{"expires_utc", "moment"}};
constexpr std::array kSignIn = {ShapeField{"time_utc", "moment"}, ShapeField{"account", "text"},
                                ShapeField{"step", "text"}, ShapeField{"outcome", "text"},
                                ShapeField{"address", "text"}};
constexpr std::array kMessage = {ShapeField{"id", "text"},        ShapeField{"from", "text"},
                                 ShapeField{"from_name", "text"}, ShapeField{"to", "text[]"},
                                 ShapeField{"text", "text"},      ShapeField{"time_utc", "moment"},
                                 ShapeField{"mine", "flag"}};
constexpr std::array kSectionNote = {ShapeField{"name", "text"},
                                     ShapeField{"item", "text"},
                                     ShapeField{"label", "label"},
                                     ShapeField{"rules", "text[]"},
                                     ShapeField{"saved", "flag"},
                                     ShapeField{"sha256", "text"},
                                     ShapeField{"changed_since_saved", "flag"},
                                     ShapeField{"complete", "flag"}};
constexpr std::array kSections = {ShapeField{"items", "section_note[]"}};
constexpr std::array kSectionField = {
    ShapeField{"name", "text"}, ShapeField{"kind", "text"},     ShapeField{"label", "label"},
    ShapeField{"rule", "text"}, ShapeField{"help", "label"},    ShapeField{"required", "flag"},
    ShapeField{"long", "flag"}, ShapeField{"choices", "word[]"}};
constexpr std::array kFinding = {ShapeField{"field", "text"}, ShapeField{"rule", "text"},
                                 ShapeField{"message", "label"}};
constexpr std::array kSection = {ShapeField{"name", "text"},
                                 ShapeField{"item", "text"},
                                 ShapeField{"label", "label"},
                                 ShapeField{"rules", "text[]"},
                                 ShapeField{"saved", "flag"},
                                 ShapeField{"sha256", "text"},
                                 ShapeField{"changed_since_saved", "flag"},
                                 ShapeField{"complete", "flag"},
                                 ShapeField{"fields", "section_field[]"},
                                 ShapeField{"values", "any"},
                                 ShapeField{"findings", "finding[]"},
                                 ShapeField{"saved_utc", "moment?"}};
constexpr std::array kSectionVersion = {ShapeField{"version", "int"}, ShapeField{"sha256", "text"},
                                        ShapeField{"actor", "text"}, ShapeField{"day", "day"}};
constexpr std::array kPart = {ShapeField{"kind", "text"}, ShapeField{"text", "text"}};
constexpr std::array kDifference = {ShapeField{"field", "text"}, ShapeField{"label", "label"},
                                    ShapeField{"before", "text"}, ShapeField{"after", "text"},
                                    ShapeField{"parts", "part[]"}};
constexpr std::array kDifferences = {ShapeField{"items", "difference[]"}};
constexpr std::array kCriterion = {ShapeField{"name", "text"}, ShapeField{"label", "label"},
                                   ShapeField{"rule", "text"}};
constexpr std::array kMark = {ShapeField{"member", "text"}, ShapeField{"criterion", "text"},
                              ShapeField{"mark", "text"}, ShapeField{"comment", "text"}};
constexpr std::array kCriteria = {ShapeField{"items", "criterion[]"},
                                  ShapeField{"marks", "mark[]"}};
constexpr std::array kUpload = {ShapeField{"sha256", "text"},     ShapeField{"name", "text"},
                                ShapeField{"bytes", "int"},       ShapeField{"purpose", "text"},
                                ShapeField{"time_utc", "moment"}, ShapeField{"actor", "text"}};
constexpr std::array kJobBegun = {ShapeField{"job", "text"}};
constexpr std::array kDeclaration = {ShapeField{"declaration", "text"}};
constexpr std::array kJob = {ShapeField{"id", "text"},    ShapeField{"kind", "text"},
                             ShapeField{"state", "text"}, ShapeField{"progress", "any"},
                             ShapeField{"result", "any"}, ShapeField{"problem", "any"}};
constexpr std::array kRulebook = {ShapeField{"name", "text"},      ShapeField{"title", "label"},
                                  ShapeField{"valid_from", "day"}, ShapeField{"database", "text"},
                                  ShapeField{"series", "text"},    ShapeField{"entries", "int"}};
constexpr std::array kRulebooks = {ShapeField{"items", "rulebook[]"}};
constexpr std::array kRuleEntry = {
    ShapeField{"name", "text"},   ShapeField{"kind", "text"},     ShapeField{"rules", "text[]"},
    ShapeField{"cite", "text"},   ShapeField{"label", "label"},   ShapeField{"values", "any"},
    ShapeField{"when", "text[]"}, ShapeField{"unless", "text[]"}, ShapeField{"valid_from", "day"}};
constexpr std::array kRuleDifference = {
    ShapeField{"change", "text"},     ShapeField{"change_label", "label"},
    ShapeField{"name", "text"},       ShapeField{"label", "label"},
    ShapeField{"rules", "text[]"},    ShapeField{"older_cite", "text"},
    ShapeField{"newer_cite", "text"}, ShapeField{"before", "any"},
    ShapeField{"after", "any"}};
constexpr std::array kRuleDifferences = {ShapeField{"items", "rule_difference[]"},
                                         ShapeField{"counts", "any"}};
constexpr std::array kTouched = {
    ShapeField{"dossier", "text"},       ShapeField{"title", "text"},
    ShapeField{"phase", "text"},         ShapeField{"effect", "text"},
    ShapeField{"effect_label", "label"}, ShapeField{"touched", "text[]"}};
constexpr std::array kRuleImpact = {ShapeField{"items", "touched[]"}, ShapeField{"total", "int"},
                                    ShapeField{"untouched", "int"}, ShapeField{"following", "int"},
                                    ShapeField{"keeping", "int"}};
constexpr std::array kByPhase = {ShapeField{"phase", "text"}, ShapeField{"label", "label"},
                                 ShapeField{"count", "int"}};
constexpr std::array kStageDays = {ShapeField{"track", "text"}, ShapeField{"from", "text"},
                                   ShapeField{"to", "text"},    ShapeField{"label", "label"},
                                   ShapeField{"count", "int"},  ShapeField{"median", "int"},
                                   ShapeField{"p90", "int"}};
constexpr std::array kOutcomeCount = {ShapeField{"track", "text"}, ShapeField{"outcome", "text"},
                                      ShapeField{"label", "label"}, ShapeField{"count", "int"}};
constexpr std::array kMonth = {ShapeField{"month", "text"}, ShapeField{"count", "int"}};
constexpr std::array kLoad = {ShapeField{"role", "text"}, ShapeField{"label", "label"},
                              ShapeField{"open_tasks", "int"}};
constexpr std::array kStatistics = {ShapeField{"dossiers", "int"},
                                    ShapeField{"by_phase", "by_phase[]"},
                                    ShapeField{"stage_days", "stage_days[]"},
                                    ShapeField{"outcomes", "outcome_count[]"},
                                    ShapeField{"opened_by_month", "month[]"},
                                    ShapeField{"load", "load[]"}};
constexpr std::array kConductNote = {
    ShapeField{"dossier", "text"},      ShapeField{"title", "text"},
    ShapeField{"key", "text"},          ShapeField{"violation", "text"},
    ShapeField{"label", "label"},       ShapeField{"stage", "text"},
    ShapeField{"stage_label", "label"}, ShapeField{"since", "day?"},
    ShapeField{"persons", "text[]"},    ShapeField{"banned_until", "day?"}};
constexpr std::array kMeetingNote = {
    ShapeField{"dossier", "text"}, ShapeField{"title", "text"},      ShapeField{"body", "text"},
    ShapeField{"track", "text"},   ShapeField{"key", "text"},        ShapeField{"stage", "text"},
    ShapeField{"since", "day?"},   ShapeField{"meeting", "meeting?"}};
constexpr std::array kCalendarDay = {ShapeField{"day", "day"}, ShapeField{"kind", "text"},
                                     ShapeField{"label", "label"}};
constexpr std::array kCalendar = {ShapeField{"items", "calendar_day[]"}};
constexpr std::array kPaper = {ShapeField{"id", "text"},     ShapeField{"form", "text"},
                               ShapeField{"label", "label"}, ShapeField{"number", "text"},
                               ShapeField{"rule", "text"},   ShapeField{"made", "day"},
                               ShapeField{"sha256", "text"}, ShapeField{"formats", "text[]"}};
constexpr std::array kPublicationJudgement = {
    ShapeField{"actor", "text"}, ShapeField{"actor_name", "text"}, ShapeField{"approved", "flag"},
    ShapeField{"reason", "text"}, ShapeField{"day", "day"}};
constexpr std::array kPublication = {ShapeField{"key", "text"},
                                     ShapeField{"stage", "text"},
                                     ShapeField{"files", "text[]"},
                                     ShapeField{"verdict", "text?"},
                                     ShapeField{"first", "publication_judgement?"},
                                     ShapeField{"second", "publication_judgement?"}};
constexpr std::array kLedgerEntry = {
    ShapeField{"number", "int"},  ShapeField{"time_utc", "moment"}, ShapeField{"subject", "text"},
    ShapeField{"kind", "text"},   ShapeField{"actor", "text"},      ShapeField{"previous", "text"},
    ShapeField{"digest", "text"}, ShapeField{"body", "any"}};
constexpr std::array kLedgerHead = {ShapeField{"entries", "int"}, ShapeField{"root", "text"},
                                    ShapeField{"origin", "text"},
                                    ShapeField{"time_utc", "moment?"}};
constexpr std::array kLedgerDamage = {ShapeField{"damage", "text"}, ShapeField{"entry", "int"},
                                      ShapeField{"label", "label"}};
constexpr std::array kLedgerState = {ShapeField{"whole", "flag"}, ShapeField{"entries", "int"},
                                     ShapeField{"root", "text"},
                                     ShapeField{"damage", "ledger_damage[]"}};
constexpr std::array kNotice = {ShapeField{"id", "text"},         ShapeField{"dossier", "text"},
                                ShapeField{"subject", "label"},   ShapeField{"text", "label"},
                                ShapeField{"time_utc", "moment"}, ShapeField{"read", "flag"}};
constexpr std::array kProblem = {ShapeField{"type", "text"},   ShapeField{"title", "text"},
                                 ShapeField{"status", "int"},  ShapeField{"code", "text"},
                                 ShapeField{"detail", "text"}, ShapeField{"messages", "label"},
                                 ShapeField{"request", "text"}};

constexpr std::array kShapes = {
    Shape{"health", kHealth},
    Shape{"word", kWord},
    Shape{"words", kWords},
    Shape{"condition", kCondition},
    Shape{"field", kField},
    Shape{"command", kCommand},
    Shape{"commands", kCommands},
    Shape{"password_rules", kRules},
    Shape{"account", kAccount},
    Shape{"session", kSession},
    Shape{"invitation", kInvitation},
    Shape{"secret", kSecret},
    Shape{"recovery_codes", kCodes},
    Shape{"session_note", kSessionNote},
    Shape{"passkey", kPasskey},
    Shape{"passkey_offer", kPasskeyOffer},
    Shape{"task", kTask},
    Shape{"deadline", kDeadline},
    Shape{"stage_of", kStageOf},
    Shape{"dossier_line", kLine},
    Shape{"section_digest", kSectionDigest},
    Shape{"place", kPlace},
    Shape{"fee", kFee},
    Shape{"member", kMember},
    Shape{"meeting", kMeeting},
    Shape{"thread", kThread},
    Shape{"dossier", kDossier},
    Shape{"event", kEvent},
    Shape{"given", kGiven},
    Shape{"opened", kOpened},
    Shape{"person", kPerson},
    Shape{"people", kPeople},
    Shape{"invited", kInvited},
    Shape{"token", kToken},
    Shape{"sign_in", kSignIn},
    Shape{"message", kMessage},
    Shape{"section_note", kSectionNote},
    Shape{"sections", kSections},
    Shape{"section_field", kSectionField},
    Shape{"finding", kFinding},
    Shape{"section", kSection},
    Shape{"section_version", kSectionVersion},
    Shape{"part", kPart},
    Shape{"difference", kDifference},
    Shape{"differences", kDifferences},
    Shape{"criterion", kCriterion},
    Shape{"mark", kMark},
    Shape{"criteria", kCriteria},
    Shape{"upload", kUpload},
    Shape{"job_begun", kJobBegun},
    Shape{"declaration", kDeclaration},
    Shape{"job", kJob},
    Shape{"rulebook", kRulebook},
    Shape{"rulebooks", kRulebooks},
    Shape{"rule_entry", kRuleEntry},
    Shape{"rule_difference", kRuleDifference},
    Shape{"rule_differences", kRuleDifferences},
    Shape{"touched", kTouched},
    Shape{"rule_impact", kRuleImpact},
    Shape{"by_phase", kByPhase},
    Shape{"stage_days", kStageDays},
    Shape{"outcome_count", kOutcomeCount},
    Shape{"month", kMonth},
    Shape{"load", kLoad},
    Shape{"statistics", kStatistics},
    Shape{"conduct_note", kConductNote},
    Shape{"meeting_note", kMeetingNote},
    Shape{"calendar_day", kCalendarDay},
    Shape{"calendar", kCalendar},
    Shape{"paper", kPaper},
    Shape{"publication_judgement", kPublicationJudgement},
    Shape{"publication", kPublication},
    Shape{"ledger_entry", kLedgerEntry},
    Shape{"ledger_head", kLedgerHead},
    Shape{"ledger_damage", kLedgerDamage},
    Shape{"ledger_state", kLedgerState},
    Shape{"notice", kNotice},
    Shape{"problem", kProblem},
};

struct PlainKind {
  std::string_view name;
  bool (*holds)(const Json& json);
  std::string_view schema;  ///< as JSON
};

bool is_label(const Json& json) {
  return json.is_object() && json.contains("ja") && json.contains("en");
}

constexpr std::array kPlain = {
    PlainKind{"text", [](const Json& json) { return json.is_string(); }, R"({"type":"string"})"},
    PlainKind{"int", [](const Json& json) { return json.is_number_integer(); },
              R"({"type":"integer"})"},
    PlainKind{"number", [](const Json& json) { return json.is_number(); }, R"({"type":"number"})"},
    PlainKind{"flag", [](const Json& json) { return json.is_boolean(); }, R"({"type":"boolean"})"},
    PlainKind{"day",
              [](const Json& json) {
                return json.is_string() && parse_iso_date(json.get<std::string>()).has_value();
              },
              R"({"type":"string","format":"date"})"},
    PlainKind{
        "moment",
        [](const Json& json) { return json.is_string() && json.get<std::string>().ends_with('Z'); },
        R"({"type":"string","format":"date-time"})"},
    PlainKind{"label", is_label,
              R"({"type":"object","required":["ja","en"],"properties":{"ja":{"type":"string"},)"
              R"("en":{"type":"string"}}})"},
    PlainKind{"any", [](const Json&) { return true; }, R"({})"},
};

constexpr std::string_view kPage = "page:";

const Shape* shape_named(std::string_view name) {
  const auto found = std::ranges::find(kShapes, name, &Shape::name);
  return found == kShapes.end() ? nullptr : &*found;
}

std::string unlike_shape(const Json& json, const Shape& shape) {
  if (!json.is_object()) return std::string(shape.name);
  for (const ShapeField& field : shape.fields) {
    const auto found = json.find(std::string(field.name));
    if (found == json.end()) return std::string(field.name) + " is missing";
    const std::string fault = unlike(*found, field.kind);
    if (!fault.empty()) return std::string(field.name) + "." + fault;
  }
  return {};
}

}  // namespace

std::span<const Shape> shapes() {
  return kShapes;
}

Json schema_of(std::string_view kind) {
  if (kind.starts_with(kPage))
    return {{"type", "object"},
            {"required", {"items", "total", "next"}},
            {"properties",
             {{"items", schema_of(std::string(kind.substr(kPage.size())) + "[]")},
              {"total", {{"type", "integer"}}},
              {"next", {{"type", {"string", "null"}}}}}}};
  if (kind.ends_with("?"))
    return {{"anyOf",
             Json::array({schema_of(kind.substr(0, kind.size() - 1)), Json{{"type", "null"}}})}};
  if (kind.ends_with("[]"))
    return {{"type", "array"}, {"items", schema_of(kind.substr(0, kind.size() - 2))}};
  const auto plain = std::ranges::find(kPlain, kind, &PlainKind::name);
  if (plain != kPlain.end()) return Json::parse(plain->schema);
  ensure(shape_named(kind) != nullptr, "a route answers with a shape that has no row");
  return {{"$ref", "#/components/schemas/" + std::string(kind)}};
}

Json schema_of(const BodyField& field) {
  switch (field.kind) {
    case BodyKind::flag:
      return {{"type", "boolean"}};
    case BodyKind::number:
      return {{"type", "integer"}};
    case BodyKind::words:
      return {{"type", "array"}, {"items", {{"type", "string"}}}};
    case BodyKind::object:
      return {{"type", "object"}};
    case BodyKind::list:
      return {{"type", "array"}};
    default:
      return {{"type", "string"}};
  }
}

Json all_schemas() {
  Json schemas = Json::object();
  for (const Shape& shape : kShapes) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const ShapeField& field : shape.fields) {
      properties[std::string(field.name)] = schema_of(field.kind);
      required.push_back(field.name);
    }
    schemas[std::string(shape.name)] = {{"type", "object"},
                                        {"required", std::move(required)},
                                        {"properties", std::move(properties)}};
  }
  return schemas;
}

std::string unlike(const Json& json, std::string_view kind) {
  if (kind.starts_with(kPage)) {
    if (!json.is_object() || !json.contains("items")) return "items is missing";
    return unlike(json["items"], std::string(kind.substr(kPage.size())) + "[]");
  }
  if (kind.ends_with("?"))
    return json.is_null() ? std::string() : unlike(json, kind.substr(0, kind.size() - 1));
  if (kind.ends_with("[]")) {
    if (!json.is_array()) return "no list";
    for (const Json& item : json)
      if (std::string fault = unlike(item, kind.substr(0, kind.size() - 2)); !fault.empty())
        return fault;
    return {};
  }
  const auto plain = std::ranges::find(kPlain, kind, &PlainKind::name);
  if (plain != kPlain.end()) return plain->holds(json) ? "" : "no " + std::string(kind);
  const Shape* shape = shape_named(kind);
  ensure(shape != nullptr, "an answer is held against a shape that has no row");
  return unlike_shape(json, *shape);
}

}  // namespace renga::portal

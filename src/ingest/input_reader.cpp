#include "ingest/input_reader.hpp"

#include "ingest/errors.hpp"

namespace renga::ingest {

InputReader::InputReader(const InputFile& input, std::int64_t ordinal, Intake& intake,
                         std::set<std::string>& digests, Passed passed)
    : input_(&input),
      ordinal_(ordinal),
      intake_(&intake),
      digests_(&digests),
      passed_(std::move(passed)) {}

Done InputReader::begin(const std::string& name, bool packed) {
  file_ = {name, ordinal_};
  head_.clear();
  source_.reset();
  digest_.reset();
  passed_over_ = packed && is_passed_over(name);
  if (packed) {
    digest_.emplace();
    file_.name = name_inside(input_->name, name.substr(input_->name.size() + 1), ++position_);
  }
  intake_->findings->enter(file_.name);
  return {};
}

Done InputReader::take(std::string_view piece) {
  if (passed_over_) return {};
  if (digest_)
    digest_->add(crypto::bytes_of(piece));
  else
    passed_(std::ssize(piece));
  if (source_) return source_->take(piece);
  head_ += piece;
  return head_.size() < kHeadBytes ? Done() : open();
}

Done InputReader::end() {
  if (passed_over_) return {};
  if (digest_ && !digests_->insert(to_hex(digest_->finish())).second)
    return fail(Error(code::source_given_twice).rule("ING-5").with("path", file_.name));
  if (!source_) RENGA_TRY(open());
  return source_->finish();
}

Done InputReader::open() {
  RENGA_ASSIGN(source_,
               open_source(std::string_view(head_).substr(0, kHeadBytes), file_, *intake_));
  return source_->take(head_);
}

}  // namespace renga::ingest

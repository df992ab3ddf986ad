#include "ledger/errors.hpp"
#include "ledger/ledger_for_test.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::ledger {
namespace {

std::string replaced(std::string text, std::string_view old_part, std::string_view new_part) {
  const auto place = text.find(old_part);
  ensure(place != std::string::npos, "the test changes something");
  return text.replace(place, old_part.size(), new_part);
}

Code refusal(const std::string& line) {
  const auto entry = read(line);
  return entry ? Code{} : entry.error().code();
}

// LED-2.
TEST(Entry, IsWrittenInOneWay) {
  const auto line = sample::lines(1).front();
  EXPECT_EQ(line, R"({"number":0,"previous":")" + to_hex(beginning(sample::kOrigin).last) +
                      R"(","time":"2026-11-28T09:00:00.100Z","subject":"R8-0001",)"
                      R"("kind":"application_submitted","actor":"applicant-1","body":{"step":0},)"
                      R"("commitments":{}})");
}

// LED-5.
TEST(Entry, TheFirstOneNamesItsOrigin) {
  EXPECT_EQ(to_hex(beginning("example.test/renga").last),
            crypto::sha256_hex("renga ledger 1\nexample.test/renga"));
  EXPECT_NE(beginning("a").last, beginning("b").last);
  for (const std::string_view name : {"", "a b", "a+b", "a\nb", "\xff"})
    EXPECT_FALSE(is_origin(name)) << name;
}

// LED-1 to LED-3: every other writing of the same object, and every other object.
TEST(Entry, AnotherWritingIsRefused) {
  const auto line = sample::lines(1).front();
  EXPECT_TRUE(read(line));
  const std::vector<std::string> others = {
      line + " ",
      " " + line,
      replaced(line, ",\"kind\"", ", \"kind\""),
      replaced(line, "\"number\":0", "\"number\":0.0"),
      replaced(line, "\"number\":0", "\"number\":-1"),
      replaced(line, "\"number\":0", "\"number\":\"0\""),
      replaced(line, "R8", "R\\u0038"),
      replaced(line, "\"step\":0", "\"step\":0,\"step\":1"),
      replaced(line, "{\"step\":0}", "[]"),
      replaced(line, "application_submitted", "Application submitted"),
      replaced(line, ".100Z", "Z"),
      replaced(line, "\"commitments\":{}", "\"commitments\":{\"name\":\"abc\"}"),
      replaced(line, ",\"commitments\":{}", ""),
      replaced(line, "\"subject\"", "\"topic\""),
      "",
      "{}",
      "\xff",
      std::string(kLineBytesMost + 1, 'x')};
  for (const std::string& other : others)
    EXPECT_EQ(refusal(other), code::ledger_line_broken) << other.substr(0, 300);
}

TEST(Entry, TooLargeABodyIsRefused) {
  Draft draft = sample::draft(0);
  draft.body = R"({"text":")" + std::string(kLineBytesMost, 'x') + "\"}";
  const auto written = write(draft, beginning(sample::kOrigin));
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code(), code::limit_passed);
}

// LED-7, LED-8.
TEST(Commitment, DependsOnNameValueAndSalt) {
  const Salt salt = make_salt();
  const Personal<std::string> value(std::string("合成 花子"));
  const Commitment made = commit_to("name", value, salt);
  EXPECT_EQ(made, commit_to("name", value, salt));
  EXPECT_NE(made.digest,
            commit_to("nam", Personal<std::string>("e" + value.disclose()), salt).digest);
  EXPECT_NE(made.digest, commit_to("name", Personal<std::string>(std::string()), salt).digest);
  EXPECT_NE(made.digest, commit_to("name", value, make_salt()).digest);
}

TEST(Commitment, AgreesWithAComputationByHand) {
  Salt salt{};
  salt.fill(7);
  std::string framed = "renga commitment 1";
  framed += '\0';
  framed += std::string(16, '\7') + std::string(7, '\0') + '\4' + "name" + "value";
  EXPECT_EQ(commit_to("name", Personal<std::string>(std::string("value")), salt).digest,
            crypto::sha256_hex(framed));
}

RC_GTEST_PROP(Entry, IsReadAsItWasWritten, (const std::string& subject, std::uint32_t number)) {
  Draft draft = sample::draft(number % 1'000'000);
  draft.subject = is_utf8(subject) ? subject : to_hex(crypto::sha256(crypto::bytes_of(subject)));
  draft.commitments = {{"name", crypto::sha256_hex(subject)}};
  const Written written = write(draft, beginning(sample::kOrigin)).value();
  const Entry entry = read(written.line).value();
  RC_ASSERT(entry.said.subject == draft.subject);
  RC_ASSERT(entry.said.body == draft.body);
  RC_ASSERT(entry.said.commitments == draft.commitments);
  RC_ASSERT(written.head.last == leaf_digest(written.line));
}

}  // namespace
}  // namespace renga::ledger

#include "notice/notice.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace renga::notice {
namespace {

MailAddress address(std::string_view text) {
  return MailAddress::of(text).value();
}

Mail mail(std::string_view subject) {
  return {address("renga@office.example"),
          Personal(address("reader@univ.example")),
          HeaderText(subject),
          "本文です。\n",
          "0123abcd",
          "2026-04-01T09:30:00.000Z"};
}

std::vector<std::string> lines_of(const std::string& eml) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < eml.size()) {
    const auto end = eml.find("\r\n", at);
    lines.push_back(eml.substr(at, end - at));
    at = end == std::string::npos ? eml.size() : end + 2;
  }
  return lines;
}

TEST(Eml, HasTheHeadsOfAMail) {
  const auto lines = lines_of(to_eml(mail("plain")));
  EXPECT_EQ(lines[0], "Date: Wed, 1 Apr 2026 09:30:00 +0000");
  EXPECT_EQ(lines[1], "From: renga@office.example");
  EXPECT_EQ(lines[2], "To: reader@univ.example");
  EXPECT_EQ(lines[3], "Subject: plain");
  EXPECT_EQ(lines[4], "Message-ID: <0123abcd@office.example>");
  EXPECT_EQ(lines.back(), "5pys5paH44Gn44GZ44CCCg==");
}

// NTC-5: whatever a subject is made from, the head has the lines that it has.
RC_GTEST_PROP(Eml, NoSubjectAddsAHead, (const std::string& any)) {
  const std::string eml = to_eml(mail(any + "\r\nBcc: thief@evil.example\r\n\r\n" + any));
  const auto head = eml.substr(0, eml.find("\r\n\r\n"));
  const auto lines = lines_of(head);
  RC_ASSERT(std::ranges::none_of(lines, [](const std::string& line) {
    return line.starts_with("Bcc") || line.size() > 76 + 9;
  }));
  RC_ASSERT(std::ranges::count_if(
                lines, [](const std::string& line) { return !line.starts_with(' '); }) == 9);
  RC_ASSERT(std::ranges::all_of(eml, [](char letter) { return (letter & 0x80) == 0; }));
}

TEST(Eml, LongJapaneseSubjectsAreEncodedInWholeCharacters) {
  const std::string encoded =
      HeaderText("【連歌】申出 R8-0001：作成事業者の審査結果を通知しました").encoded();
  EXPECT_NE(encoded.find("?=\r\n =?UTF-8?B?"), std::string::npos);
  EXPECT_EQ(
      encoded.find_first_not_of("=?UTF-8B\r\n +/"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
      std::string::npos);
}

// NTC-5.
TEST(Address, HoldsNothingButAnAddress) {
  for (const char* good : {"a@b.example", "first.last+tag@sub.example.jp"})
    EXPECT_TRUE(MailAddress::of(good)) << good;
  for (const char* bad :
       {"", "a", "@b", "a@", "a b@c.example", "a@b\r\nBcc: c@d", "a@b>,<c@d", "\"a\"@b.example",
        "a..b@c.example", ".a@b.example", "a@b@c.example", "a@b.example "})
    EXPECT_FALSE(MailAddress::of(bad)) << bad;
}

// NTC-7.
TEST(Backoff, WaitsLongerEachTimeAndEnds) {
  EXPECT_EQ(next_try("2026-04-01T09:30:10.000Z", 1), "2026-04-01T09:31:10.000Z");
  EXPECT_EQ(next_try("2026-04-01T09:30:10.000Z", 3), "2026-04-01T09:45:10.000Z");
  EXPECT_EQ(next_try("2026-04-01T21:30:10.000Z", 5), "2026-04-02T01:30:10.000Z");
  EXPECT_EQ(next_try("2026-12-31T23:59:59.999Z", 1), "2027-01-01T00:00:59.999Z");
  EXPECT_EQ(next_try("2026-04-01T09:30:10.000Z", 8), "2026-04-02T09:30:10.000Z");
  EXPECT_EQ(next_try("2026-04-01T09:30:10.000Z", 9), std::nullopt);
}

// NTC-8.
TEST(Server, IsAMailServerAndNothingElse) {
  for (const char* good : {"smtps://mail.example.go.jp:465", "smtp://127.0.0.1:2525"})
    EXPECT_TRUE(MailServer::of(good)) << good;
  for (const char* bad : {"", "http://mail.example", "smtp://", "smtp://user:word@mail.example",
                          "smtp://mail.example\r\n", "file:///etc/passwd"})
    EXPECT_FALSE(MailServer::of(bad)) << bad;
}

}  // namespace
}  // namespace renga::notice

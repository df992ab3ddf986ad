#include "portal/attack.hpp"

#include <gtest/gtest.h>

namespace renga::portal {
namespace {

using Found = std::set<Attack>;

// API-83: what people write in earnest is no attack.
TEST(TextsOfPeople, AreNoticedOnlyForWhatTheyCouldDo) {
  for (const char* harmless :
       {"", "年齢 < 5、患者数 <10", "a<1 && b>2", "1行目\n備考: 2行目\nName: x", "1..10", "5%減"})
    EXPECT_EQ(attacks_in(harmless), Found{}) << harmless;
  for (const char* markup :
       {"<script>", "x</td>", "<!--", "<?xml", "JavaScript:alert(1)", "<ａ><b"})
    EXPECT_EQ(attacks_in(markup), Found{Attack::markup}) << markup;
  for (const char* way : {"../../etc/passwd", "..\\x", "%2E%2e/x", "..%2fx"})
    EXPECT_EQ(attacks_in(way), Found{Attack::path_traversal}) << way;
  EXPECT_EQ(attacks_in("a\r\nSet-Cookie: x=1"), Found{Attack::header_injection});
  EXPECT_EQ(attacks_in("1行目\r\n2行目"), Found{});
}

TEST(Targets, AreNotRead) {
  struct Row {
    const char* target;
    Attack attack;
  };
  for (const Row& row : {Row{"/../x", Attack::path_traversal},
                         {"/%2e%2e/x", Attack::path_traversal},
                         {"/%252e%252e%252fx", Attack::path_traversal},
                         {"/..%255cx", Attack::path_traversal},
                         {"/a%5cb", Attack::path_traversal},
                         {"/a%00b", Attack::path_traversal},
                         {"/x?q=a%0d%0ab", Attack::header_injection},
                         {"/%zz", Attack::bad_header},
                         {"http://x/", Attack::bad_header}}) {
    EXPECT_FALSE(read_target(row.target)) << row.target;
    EXPECT_EQ(attack_in_target(row.target), row.attack) << row.target;
  }
  // A percent sign is a letter like others.
  ASSERT_TRUE(read_target("/5%25"));
  EXPECT_EQ(read_target("/5%25")->path, "/5%");
}

// API-82.
TEST(Heads, SayOneHostAndOneLength) {
  Asked asked;
  EXPECT_EQ(attack_in_head(asked), Attack::bad_header);
  for (const char* host : {"renga.example", "127.0.0.1:8443", "[::1]:80"}) {
    asked.headers["host"] = host;
    EXPECT_EQ(attack_in_head(asked), std::nullopt) << host;
  }
  for (const char* host : {"a, b", "a b", "a/b", "a@b", "a\"b"}) {
    asked.headers["host"] = host;
    EXPECT_EQ(attack_in_head(asked), Attack::bad_header) << host;
  }
  asked.headers["host"] = "x";
  for (const char* coding : {"gzip", "xchunked", "chunked, gzip", "gzip, chunked", "identity"}) {
    asked.headers["transfer-encoding"] = coding;
    EXPECT_EQ(attack_in_head(asked), Attack::smuggled_request) << coding;
  }
  asked.headers["transfer-encoding"] = "Chunked";
  EXPECT_EQ(attack_in_head(asked), std::nullopt);
  asked.old_http = true;
  EXPECT_EQ(attack_in_head(asked), Attack::smuggled_request) << "HTTP/1.0 knows no coding";
}

}  // namespace
}  // namespace renga::portal

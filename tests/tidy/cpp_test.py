import unittest

from cpp import code_only, functions, includes

CODE = '''#pragma once
#define WRAP(x) do { x; } while (false)

namespace renga {
namespace {

constexpr std::array<Row, 2> kRows = {{
    {1, size_of(2)},
    {3, size_of(4)},
}};

struct Row {
  int number{0};
  bool operator==(const Row&) const = default;
};

}  // namespace

class Door {
 public:
  explicit Door(int width)
      : width_{width},
        height_(width * 2) {
    ensure(width > 0, "a { in a string is no brace");
  }
  int width() const { return width_; }
  Door& operator=(const Door& other) {
    width_ = other.width_;
    return *this;
  }

 private:
  int width_;
};

/// A comment with { that opens nothing.
template <typename T>
std::vector<T> doubled(const std::vector<T>& values,
                       int count = 3) {
  const auto twice = [](T value) {
    return value * 2;
  };
  if (count > 0) {
    return {};
  }
  return map(values, twice);
}

TEST(Door, opens) {
  EXPECT_EQ(Door(1).width(), 1);
}

}  // namespace renga
'''


class ReadingCpp(unittest.TestCase):
    def test_finds_every_function_and_nothing_else(self):
        found = [(f.name, f.lines) for f in functions(CODE)]
        self.assertEqual(
            found,
            [("Door", 5), ("width", 1), ("operator=", 4), ("doubled", 11), ("TEST(Door, opens)", 3)],
        )

    def test_counts_lines_from_the_signature_of_the_file(self):
        door = next(f for f in functions(CODE) if f.name == "width")
        self.assertIn("int width() const", CODE.split("\n")[door.first_line - 1])

    def test_blanks_strings_and_comments_in_place(self):
        text = 'f("a // b"); // c\nchar x = \'"\'; /* d\n e */ g(R"sql(SELECT "x")sql");'
        code = code_only(text)
        self.assertEqual(len(code), len(text))
        self.assertEqual(code.split(), ["f(", ");", "char", "x", "=", ";", "g(", ");"])

    def test_keeps_digit_separators(self):
        self.assertEqual(code_only("f(1'000'000, 'x')").split(), ["f(1'000'000,", ")"])

    def test_lists_includes_with_their_mark(self):
        self.assertEqual(list(includes('#include "a/a.hpp"\n#include <b>')), [(1, '"', "a/a.hpp"), (2, "<", "b")])


if __name__ == "__main__":
    unittest.main()

#include "synth/namesakes.hpp"

#include <gtest/gtest.h>

namespace renga::synth {
namespace {

Person person_named(std::string_view family, std::string_view given, int birth_day) {
  Person person;
  person.birth = *Date::from_civil(1980, 5, static_cast<unsigned>(birth_day));
  person.name = {.family = {family, family, 1}, .given = {given, given, 1}};
  return person;
}

// SYN-76
TEST(Namesakes, AreWhoSharesKanaBirthDateAndSex) {
  const Person one = person_named("サトウ", "アイ", 1);
  const Person other_day = person_named("サトウ", "アイ", 2);
  Person other_sex = one;
  other_sex.sex = Sex::female;
  Namesakes namesakes;
  for (const Person& person : {one, one, other_day, other_sex}) namesakes.add(person);
  namesakes.close();
  EXPECT_EQ(namesakes.count(), 1);
  EXPECT_TRUE(namesakes.shared(one, one.name));
  EXPECT_FALSE(namesakes.shared(other_day, other_day.name));
  EXPECT_FALSE(namesakes.shared(other_sex, other_sex.name));
}

TEST(Namesakes, AKanaNameIsOneHoweverItIsDivided) {
  const Person one = person_named("オオ", "ノアイ", 1);
  const Person other = person_named("オオノ", "アイ", 1);
  Namesakes namesakes;
  namesakes.add(one);
  namesakes.add(other);
  namesakes.close();
  EXPECT_TRUE(namesakes.shared(one, one.name));
}

TEST(Namesakes, ANameBeforeTheMarriageCountsForItsTimeOnly) {
  const Person one = person_named("サトウ", "アイ", 1);
  Person married = person_named("スズキ", "アイ", 1);
  married.rename = Rename{*Date::from_civil(2020, 1, 1), one.name};
  Namesakes namesakes;
  namesakes.add(one);
  namesakes.add(married);
  namesakes.close();
  EXPECT_TRUE(namesakes.shared(married, married.rename->before));
  EXPECT_FALSE(namesakes.shared(married, married.name));
}

TEST(Namesakes, OnePersonAloneIsNobodysNamesake) {
  Person person = person_named("サトウ", "アイ", 1);
  person.rename = Rename{*Date::from_civil(2020, 1, 1), person.name};
  Namesakes namesakes;
  namesakes.add(person);
  namesakes.close();
  EXPECT_EQ(namesakes.count(), 0);
}

}  // namespace
}  // namespace renga::synth

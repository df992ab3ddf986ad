#include "forms/form_page.hpp"
#include "forms/templates.hpp"
#include "forms/text.hpp"
#include "forms/values.hpp"
#include "forms/world_for_test.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace renga::forms {
namespace {

class Papers : public testing::Test {
 protected:
  std::vector<dossier::Event> events_ = sample::events();
  dossier::Terms terms_ = sample::terms();
  Registry registry_ = sample::registry();
  std::vector<dossier::Binding> bindings_ = {{0, terms_}};
  Record record_{events_, bindings_};
  std::vector<Paper> papers_ = papers_of(record_);

  const Paper& paper(std::string_view form) const {
    const auto found = std::ranges::find_if(
        papers_, [form](const Paper& each) { return each.form->name == form; });
    EXPECT_NE(found, papers_.end()) << form;
    return *found;
  }
  std::string page(std::string_view form) const { return page_of(paper(form), record_, registry_); }
};

bool has(const std::string& page, std::string_view words) {
  return page.find(words) != std::string::npos;
}

std::set<std::string> rule_ids() {
  std::ifstream file(std::string(RENGA_SOURCE_DIR) + "/docs/spec/rule-ids.txt");
  std::set<std::string> ids;
  for (std::string line; std::getline(file, line);) ids.insert(line);
  return ids;
}

// FRM-1; DOC-01 to DOC-21 and DOC-23 to DOC-25 have a form each.
TEST(Forms, EveryFormOfTheSourcesIsInTheTable) {
  const auto known = rule_ids();
  std::set<std::string_view> names;
  std::set<std::string_view> rules;
  for (const FormRow& form : forms()) {
    EXPECT_TRUE(names.insert(form.name).second) << form.name << " stands twice";
    EXPECT_TRUE(known.contains(std::string(form.rule))) << form.name;
    EXPECT_NE(dossier::command_named(form.command), nullptr) << form.name;
    EXPECT_FALSE(form.title.japanese.empty() || form.title.english.empty()) << form.name;
    rules.insert(form.rule);
  }
  for (const char* rule :
       {"DOC-01", "DOC-02", "DOC-03", "DOC-04", "DOC-05", "DOC-06", "DOC-07", "DOC-08",
        "DOC-09", "DOC-10", "DOC-11", "DOC-12", "DOC-13", "DOC-14", "DOC-15", "DOC-16",
        "DOC-17", "DOC-18", "DOC-19", "DOC-20", "DOC-21", "DOC-23", "DOC-24", "DOC-25"})
    EXPECT_TRUE(rules.contains(rule)) << rule << " has no form";
}

TEST(Forms, EveryCommandThatNamesAPaperMakesOne) {
  for (const dossier::CommandRow& row : dossier::commands())
    EXPECT_TRUE(
        row.document.empty() ||
        std::ranges::any_of(forms(), [&](const FormRow& form) { return form.command == row.name; }))
        << row.name;
}

TEST(Forms, EveryFormHasATemplateAndEveryTemplateAForm) {
  std::set<std::string> parts = {"page", "facts", "handler_table", "place_table"};
  for (const FormRow& form : forms()) parts.insert(std::string(form.name));
  for (const text::File& file : text::kFiles) {
    const std::string name(file.name.substr(0, file.name.find('.')));
    EXPECT_TRUE(file.name == "form.css" || parts.erase(name) == 1) << file.name;
  }
  EXPECT_TRUE(parts.empty()) << *parts.begin() << " has no template";
}

TEST(Forms, ThePageOfTheManualIsFreshAndHasItsPictures) {
  const std::string manual = std::string(RENGA_SOURCE_DIR) + "/docs/manual/";
  if (std::getenv("RENGA_WRITE_PAGES") != nullptr)
    std::ofstream(manual + "forms.md") << form_page();
  std::ostringstream written;
  written << std::ifstream(manual + "forms.md").rdbuf();
  EXPECT_TRUE(written.str() == form_page())
      << "the page is not what the table says; run this test with RENGA_WRITE_PAGES=1";
  for (const FormRow& form : forms())
    EXPECT_TRUE(std::filesystem::exists(manual + "forms/" + std::string(form.name) + ".png"))
        << form.name << " has no picture; run tools/picture_forms.py";
}

TEST_F(Papers, TheSampleMakesEveryForm) {
  for (const FormRow& form : forms())
    EXPECT_TRUE(std::ranges::any_of(papers_, [&](const Paper& each) { return each.form == &form; }))
        << form.name;
}

/// Names in a template that no page of the sample ever has a value for.
std::set<std::string> names_in(std::string_view pattern) {
  std::set<std::string> names;
  const std::string text(pattern);
  const std::regex tag(R"(\{\{\{?[#^]?([a-z_0-9]+)\}?\}\})");
  for (std::sregex_iterator match(text.begin(), text.end(), tag), end; match != end; ++match)
    names.insert((*match)[1]);
  return names;
}

bool is_known(const data& values, const std::string& name) {
  static const std::set<std::string> kInLists = {"account", "name",    "affiliation", "full_time",
                                                 "pledged", "section", "sha256",      "place",
                                                 "kind",    "copies",  "person"};
  return kInLists.contains(name) || values.get(name) != nullptr;
}

// FRM-5: a template names only values that exist.
TEST_F(Papers, ATemplateNamesOnlyWhatSomePaperHas) {
  for (const FormRow& form : forms()) {
    std::set<std::string> names = names_in(embedded(std::string(form.name) + ".mustache"));
    for (const Paper& paper : papers_) {
      if (paper.form != &form) continue;
      const dossier::Dossier state =
          dossier::fold(record_.events.subspan(0, paper.event + 1), terms_);
      const data values = values_of({paper, record_, state, registry_});
      std::erase_if(names, [&](const std::string& name) { return is_known(values, name); });
    }
    // Said of a form only in some dossiers: a reason that nobody gave, the board's expedited way.
    for (const char* some :
         {"board_reason", "board_expedited", "committee_reason", "field_reason", "change_handler",
          "change_months", "change_reason", "change_proof", "committee_conditions", "fee_yen",
          "data_medium", "use_from", "use_until", "field_medium"})
      names.erase(some);
    EXPECT_TRUE(names.empty()) << form.name << " names " << *names.begin();
  }
}

// FRM-3: numbers begin anew with the fiscal year, on 1 April.
TEST_F(Papers, NumbersRunByTheFiscalYear) {
  std::map<int, int> last;
  for (const Paper& each : papers_) {
    EXPECT_EQ(each.fiscal_year, fiscal_year(each.day));
    EXPECT_EQ(each.place_in_year, ++last[each.fiscal_year]);
  }
  ASSERT_EQ(last.size(), 2U);
  EXPECT_EQ(papers_.front().number(), "令和7年度第1号");
  const auto april = std::ranges::find(papers_, 2026, &Paper::fiscal_year);
  EXPECT_EQ(april->number(), "令和8年度第1号");
  EXPECT_EQ(april->file_name(), "2026-001-" + std::string(april->form->name));
}

// FRM-4.
TEST_F(Papers, TheSameRecordGivesTheSameBytes) {
  for (const Paper& each : papers_)
    EXPECT_EQ(page_of(each, record_, registry_), page_of(each, record_, registry_));
}

// FRM-2: a paper shows the dossier as it was after its event, whatever came later.
TEST_F(Papers, APaperStaysWhatItWas) {
  const std::string before = page("producer_application");
  const Paper& early = paper("producer_application");
  const Record shorter{record_.events.subspan(0, early.event + 1), bindings_};
  EXPECT_EQ(page_of(papers_of(shorter).back(), shorter, registry_), before);
}

// FRM-2, TRN-04: a paper keeps the values that bound the dossier on its day.
TEST_F(Papers, APaperKeepsTheValuesOfItsDay) {
  dossier::Terms newer = terms_;
  newer.rulebooks = {"ndb-2031-04"};
  newer.fee_yen_per_hour = 9900;
  const Paper& early = paper("producer_application");
  const Paper& fee = paper("fee_notice");
  ASSERT_LT(early.event, fee.event);
  const std::vector<dossier::Binding> bindings = {{0, terms_}, {fee.event, newer}};
  const Record moved{events_, bindings};
  EXPECT_EQ(page_of(early, moved, registry_), page_of(early, record_, registry_));
  EXPECT_TRUE(has(page_of(fee, record_, registry_), "6,100"));
  EXPECT_TRUE(has(page_of(fee, moved, registry_), "9,900"));
}

// OUT-21 to OUT-24: what an approval notice says.
TEST_F(Papers, AnApprovalNoticeSaysWhatTheGuidelineAsks) {
  const std::string notice = page("approval_notice");
  for (const char* words :
       {"様式2", "申出のあった情報を提供します。", "令和8年9月1日", "抽出期間を明確にすること。",
        "架空の倫理指針", "厚生労働大臣", "匿名医療・介護情報等の提供に関する委員会"})
    EXPECT_TRUE(has(notice, words)) << words;
}

// OUT-27: a refusal states its reason. OUT-14: a continued review is neither.
TEST_F(Papers, TheOutcomeChoosesTheNotice) {
  EXPECT_TRUE(has(page("refusal_notice"), "目的を達することができない。"));
  EXPECT_TRUE(has(page("committee_result_notice"), "次回以降の審査会で改めて審議します。"));
  EXPECT_TRUE(has(page("change_approval"), "研究計画の変更等による利用期間の延長"));
  EXPECT_TRUE(has(page("change_refusal"), "必要性が認められない。"));
}

// BRD-15: who voted, and how many did not take part for an interest.
TEST_F(Papers, TheBoardsNoticeCountsVotes) {
  const std::string notice = page("board_result_notice");
  EXPECT_TRUE(has(notice, "出席　4人（うち利害関係により議決に加わらなかった者　1人）"));
  EXPECT_TRUE(has(notice, "賛成　2　反対　1"));
  EXPECT_TRUE(has(notice, "集計の単位を明らかにすること。"));
  EXPECT_TRUE(has(notice, "審査結果　条件付き承認"));
}

// APP-63, APP-66: who handles the data, and where.
TEST_F(Papers, AnApplicationListsItsHandlersAndPlaces) {
  const std::string form = page("public_application");
  for (const char* words : {"<td>見本 次郎</td>", "<td>架空大学 情報解析室　研究員</td>",
                            "<td>非常勤</td>", "<td>未提出</td>", "<td>架空大学 情報解析室</td>",
                            "<td>医療・介護データ等解析基盤（HIC）</td>"})
    EXPECT_TRUE(has(form, words)) << words;
  EXPECT_TRUE(has(page("hic_end"), "<td>HIC</td>"));
  EXPECT_TRUE(has(page("management_report"), "<td>架空大学 情報解析室</td>"));
}

// FEE-05: hours times the rate.
TEST_F(Papers, TheFeeIsWrittenWithItsHoursAndRate) {
  const std::string notice = page("fee_notice");
  for (const char* words : {"金　73,200円", "12時間", "6,100円"})
    EXPECT_TRUE(has(notice, words)) << words;
}

TEST_F(Papers, WhoWritesToWhomFollowsTheData) {
  EXPECT_TRUE(has(page("consultation_request"), "一般財団法人 架空医療情報機構　代表者　殿"));
  std::size_t windows = 0;
  std::size_t producers = 0;
  for (const Paper& each : papers_) {
    const std::string text = page_of(each, record_, registry_);
    if (each.form->name == "consultation_request" && has(text, "公的DB窓口　御中")) ++windows;
    if (each.form->name == "delivery_note" && has(text, "<p>認定匿名加工医療情報作成事業者</p>"))
      ++producers;
  }
  EXPECT_EQ(windows, 1U);
  EXPECT_EQ(producers, 1U) << "the producer sends its own data, the minister those of NDB";
}

TEST_F(Papers, WhatAPersonWroteIsShownAndNeverObeyed) {
  const std::string form = page("public_application");
  EXPECT_TRUE(has(form, "連結データによる&lt;合成&gt;研究 &amp; 検証"));
  EXPECT_FALSE(has(form, "<合成>"));
  EXPECT_TRUE(has(page("change_refusal"), "<td>その他</td>"))
      << "a word of the commands has a label";
  EXPECT_FALSE(has(form, "://"));
}

// FRM-6: without a registry the accounts stand where names would.
TEST_F(Papers, WithoutNamesTheAccountsStand) {
  const std::string pledge = page_of(paper("pledge"), record_, {});
  EXPECT_TRUE(has(pledge, "handler-1"));
  EXPECT_FALSE(has(pledge, "見本 次郎"));
  EXPECT_TRUE(has(page("pledge"), "見本 次郎"));
}

// Every form has a page of the sample; a folder that is named gets them, for the pictures of the
// manual.
TEST_F(Papers, ThereIsAPageOfEveryForm) {
  const char* folder = std::getenv("RENGA_WRITE_FORMS");
  std::set<std::string_view> written;
  for (const Paper& each : papers_) {
    if (!written.insert(each.form->name).second) continue;
    const std::string html = page_of(each, record_, registry_);
    EXPECT_TRUE(has(html, each.form->title.japanese)) << each.form->name;
    if (folder != nullptr)
      std::ofstream(std::string(folder) + "/" + std::string(each.form->name) + ".html") << html;
  }
  EXPECT_EQ(written.size(), forms().size());
}

}  // namespace
}  // namespace renga::forms

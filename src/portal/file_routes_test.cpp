#include "portal/client_for_test.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <future>

namespace renga::portal {
namespace {

using sample::Browser;
using sample::Json;
using sample::Line;
using sample::opened_dossier;
using sample::Reply;
using sample::Server;

std::string path_of(const std::string& rest) {
  return "/dossiers/" + opened_dossier() + rest;
}

Reply send(Browser& browser, const std::string& query, const std::string& bytes) {
  return browser.ask("POST", path_of("/uploads") + query, bytes,
                     {{"Content-Type", "application/octet-stream"}});
}

constexpr std::string_view kTable = "年齢,患者数\n40-44,120\n45-49,7\n50-54,230\n合計,357\n";

std::string declaration(const std::string& file) {
  return "rulebook = \"ndb-2023-10\"\ndata_kind = \"special_extraction\"\n[[table]]\nfile = \"" +
         file +
         "\"\nlayout = \"long\"\n[[table.dimension]]\ncolumn = \"年齢\"\nkind = \"age\"\ntotal = "
         "\"合計\"\n[[table.measure]]\ncolumn = \"患者数\"\nunit = \"patients\"\n";
}

/// The job as it ended.
Json ended(Browser& browser, const std::string& job) {
  Json view;
  for (int turn = 0; turn < 600; ++turn) {
    view = browser.get("/jobs/" + job).json();
    if (view.value("state", "") != "running") return view;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return view;
}

// API-62.
TEST(Uploads, AreKeptUnderTheirDigestAndTakenWithAnEntryOfTheLedger) {
  Browser& applicant = Browser::as("applicant-1");
  const Reply kept = send(applicant, "?name=table1.csv&purpose=publication", std::string(kTable));
  ASSERT_EQ(kept.status, 201) << kept.body;
  const std::string sha256 = kept.json()["sha256"];
  EXPECT_EQ(sha256.size(), 64);
  EXPECT_EQ(kept.json()["bytes"], static_cast<std::int64_t>(kTable.size()));
  EXPECT_EQ(
      send(applicant, "?name=again.csv&purpose=publication", std::string(kTable)).json()["name"],
      "table1.csv");
  const Json list = applicant.get(path_of("/uploads?purpose=publication")).json();
  EXPECT_EQ(list["total"], 1);
  EXPECT_EQ(applicant.get(path_of("/uploads?purpose=minutes")).json()["total"], 0);

  const Reply taken = Browser::as("producer-1").get(path_of("/uploads/" + sha256));
  EXPECT_EQ(taken.status, 200);
  EXPECT_EQ(taken.body, kTable);
  EXPECT_EQ(taken.header("content-disposition"), "attachment; filename*=UTF-8''table1.csv");
  const Json told =
      Browser::as("office-1").get("/ledger?kind=file_taken&dossier=" + opened_dossier()).json();
  ASSERT_EQ(told["total"], 1) << told.dump();
  EXPECT_EQ(told["items"][0]["actor"], "producer-1");
  EXPECT_EQ(told["items"][0]["body"]["sha256"], sha256);
  // It is no event of the dossier.
  EXPECT_NE(applicant.get(path_of("/timeline?limit=1")).json()["items"][0]["command"],
            "file_taken");
}

TEST(Uploads, OfOthersAreNotThere) {
  const std::string none(64, 'a');
  EXPECT_EQ(Browser::as("applicant-1").get(path_of("/uploads/" + none)).status, 404);
  EXPECT_EQ(Browser::as("fund-1").get(path_of("/uploads")).status, 404);
  EXPECT_EQ(send(Browser::as("fund-1"), "?name=x&purpose=document", "x").status, 404);
  EXPECT_EQ(send(Browser::as("applicant-1"), "?name=x&purpose=anything", "x").status, 400);
}

// API-60: a name is text and never a path.
TEST(Uploads, HaveNamesThatLeadNowhere) {
  Browser& applicant = Browser::as("applicant-1");
  const Reply kept = send(applicant, "?name=a%0d%0aX-Evil:1&purpose=document", "harmless");
  EXPECT_TRUE(kept.header("x-evil").empty());
  if (kept.status == 201) {
    EXPECT_EQ(kept.json()["name"], "aX-Evil:1");
  } else {
    EXPECT_EQ(kept.status, 404) << kept.body;
  }
  const Reply plain =
      send(applicant, "?name=..%2F..%2Fetc%2Fpasswd&purpose=document", "harmless 2");
  ASSERT_EQ(plain.status, 201) << plain.body;
  const std::string name = plain.json()["name"];
  EXPECT_EQ(name.find('/'), std::string::npos);
  EXPECT_FALSE(name.starts_with('.'));
  for (const char* path : {"/uploads/..%2f..%2foffice.toml", "/uploads/../../office.toml",
                           "/uploads/%2e%2e%2fserver.key"})
    EXPECT_EQ(applicant.get(path_of(path)).status, 404) << path;
}

// What was sent but not kept does not stay.
TEST(Uploads, ThatAreRefusedLeaveNothingBehind) {
  send(Browser::as("fund-1"), "?name=x&purpose=document", "leaves nothing");
  // The answer may come before the server has put the file away.
  const auto coming = Server::one().folder() / "coming";
  const auto gone = [&] {
    return !std::filesystem::exists(coming) || std::filesystem::is_empty(coming);
  };
  for (int turn = 0; turn < 100 && !gone(); ++turn)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_TRUE(gone());
}

TEST(Papers, AreListedAndOpenedUnderARuleOfTheirOwn) {
  Browser& applicant = Browser::as("applicant-1");
  const Json list = applicant.get(path_of("/documents")).json();
  for (const Json& paper : list["items"]) {
    const Reply page =
        applicant.get(path_of("/documents/" + paper["id"].get<std::string>() + "?format=html"));
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.headers.count("content-security-policy"), 1);
    EXPECT_NE(page.header("content-security-policy").find("sandbox"), std::string::npos);
  }
  EXPECT_EQ(applicant.get(path_of("/documents/no-such-paper")).status, 404);
  EXPECT_EQ(Browser::as("fund-1").get(path_of("/documents")).status, 404);
}

TEST(Picture, IsTheRoadInTheLanguageAskedFor) {
  Browser& applicant = Browser::as("applicant-1");
  const Reply picture = applicant.get(path_of("/picture?lang=en"));
  EXPECT_EQ(picture.status, 200);
  EXPECT_EQ(picture.header("content-type"), "image/svg+xml");
  EXPECT_TRUE(picture.body.find("<svg") != std::string::npos);
  EXPECT_NE(picture.body, applicant.get(path_of("/picture?lang=ja")).body);
  EXPECT_EQ(Browser::as("fund-1").get(path_of("/picture")).status, 404);
}

// PUB-01 on a small table: the finding names its cell, and the table comes along to draw it on.
TEST(Checks, RunAsJobsAndTellTheirFindings) {
  Browser& applicant = Browser::as("applicant-1");
  const std::string sha256 =
      send(applicant, "?name=table1.csv&purpose=publication", std::string(kTable)).json()["sha256"];
  const Json files = Json::array({{{"sha256", sha256}, {"name", "table1.csv"}}});
  const Reply begun = applicant.post(
      path_of("/checks"), {{"declaration", declaration("table1.csv")}, {"files", files}});
  ASSERT_EQ(begun.status, 202) << begun.body;
  const std::string job = begun.json()["job"];
  const Json done = ended(applicant, job);
  ASSERT_EQ(done["state"], "done") << done.dump();
  EXPECT_FALSE(done["progress"]["step"]["ja"].get<std::string>().empty());
  EXPECT_EQ(done["result"]["verdict"], "fail");
  const auto& findings = done["result"]["findings"];
  EXPECT_TRUE(std::ranges::any_of(findings, [](const Json& one) { return one["cell"] == "B3"; }))
      << findings.dump();
  EXPECT_EQ(done["result"]["tables"][0]["rows"][2][1], "7");
  // Of others it is not there.
  EXPECT_EQ(Browser::as("producer-1").get("/jobs/" + job).status, 404);

  Line line(Server::one().port());
  line.send("GET /api/v1/jobs/" + job + "/events HTTP/1.1\r\nHost: " + Browser::host() +
            "\r\nCookie: renga=" + applicant.cookie + "\r\n\r\n");
  EXPECT_EQ(line.read().header("content-type"), "text/event-stream");
}

struct Told {
  std::string name;
  Json data;
};

/// The events of a stream until it ends; `meanwhile` is done behind the first one.
std::vector<Told> events_of(Browser& browser, const std::string& job,
                            const std::function<void()>& meanwhile) {
  Line line(Server::one().port());
  line.send("GET /api/v1/jobs/" + job + "/events HTTP/1.1\r\nHost: " + Browser::host() +
            "\r\nCookie: renga=" + browser.cookie + "\r\n\r\n");
  EXPECT_EQ(line.read().header("content-type"), "text/event-stream");
  line.wait_for("event: ");
  meanwhile();
  const std::string text = line.rest();
  std::vector<Told> events;
  for (auto at = text.find("event: "); at != std::string::npos; at = text.find("event: ", at + 1)) {
    const auto name_end = text.find('\n', at);
    const auto data = text.find("data: ", name_end) + 6;
    events.push_back({text.substr(at + 7, name_end - at - 7),
                      Json::parse(text.substr(data, text.find('\n', data) - data))});
  }
  return events;
}

// API-61: how far it is, then how it ended; a job that waits for its turn says nothing.
TEST(Jobs, TellHowFarTheyAreAndHowTheyEnd) {
  Browser& applicant = Browser::as("applicant-1");
  auto& jobs = Server::one().desk().jobs();
  std::promise<void> reached;
  std::promise<void> leave;
  const auto first = jobs.begin("applicant-1", "check", [&](Progress& progress) {
    progress.begin({"表の読込み", "reading tables"}, 40, {"表", "tables"});
    progress.reach(10);
    reached.set_value();
    leave.get_future().wait();
    return Result<std::string>(R"({"verdict":"pass"})");
  });
  const auto second = jobs.begin("applicant-1", "check", [](Progress& progress) {
    progress.begin({"書出し", "writing"}, 0, {"表", "tables"});
    return Result<std::string>(fail(Error(code::disk_short)));
  });
  ASSERT_TRUE(first && second);
  reached.get_future().wait();
  EXPECT_EQ(applicant.get("/jobs/" + *second).json()["progress"], nullptr);
  const auto told = events_of(applicant, *first, [&] { leave.set_value(); });
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].name, "progress");
  EXPECT_EQ(told[0].data["step"]["en"], "reading tables");
  EXPECT_EQ(told[0].data["done"], 10);
  EXPECT_EQ(told[0].data["of"], 40);
  EXPECT_EQ(told[1].name, "done");
  EXPECT_EQ(told[1].data["verdict"], "pass");
  const Json failed = ended(applicant, *second);
  EXPECT_EQ(failed["progress"]["of"], nullptr) << "its size was not known";
  const auto ending = events_of(applicant, *second, [] {});
  ASSERT_EQ(ending.size(), 1U);
  EXPECT_EQ(ending[0].name, "failed");
  EXPECT_EQ(ending[0].data["code"], failed["problem"]["code"]);
}

// API-63.
TEST(Checks, NameOnlyWhatWasSent) {
  Browser& applicant = Browser::as("applicant-1");
  const auto told = sample::times_told("path_traversal");
  for (const char* name : {"../../../office.toml.csv", "/etc/passwd.csv", "a/b.csv"}) {
    const Reply led = applicant.post(
        path_of("/checks"), {{"declaration", declaration(name)}, {"files", Json::array()}});
    EXPECT_EQ(led.code(), "declaration_leads_out") << led.body;
  }
  // Each is refused, and the way upwards is noticed in the text before.
  EXPECT_EQ(sample::times_told("path_traversal"), told + 4);
  const Json unknown = Json::array({{{"sha256", std::string(64, 'b')}, {"name", "table1.csv"}}});
  EXPECT_EQ(applicant
                .post(path_of("/checks"),
                      {{"declaration", declaration("table1.csv")}, {"files", unknown}})
                .status,
            404);
  EXPECT_EQ(
      applicant.post(path_of("/checks"), {{"declaration", "no toml ["}, {"files", Json::array()}})
          .status,
      400);
}

TEST(Inspections, ProposeADeclaration) {
  Browser& applicant = Browser::as("applicant-1");
  const std::string sha256 =
      send(applicant, "?name=table1.csv&purpose=publication", std::string(kTable)).json()["sha256"];
  const Reply proposed =
      applicant.post(path_of("/inspections"),
                     {{"sha256", sha256}, {"name", "table1.csv"}, {"rulebook", "ndb-2023-10"}});
  ASSERT_EQ(proposed.status, 200) << proposed.body;
  EXPECT_NE(proposed.json()["declaration"].get<std::string>().find("table1.csv"),
            std::string::npos);
}

}  // namespace
}  // namespace renga::portal

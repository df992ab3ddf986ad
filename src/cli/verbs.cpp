#include "cli/verbs.hpp"

#include <array>

namespace renga::cli {
namespace {

constexpr std::array kVerbs = {
    Verb{"demo",
         {"合成データで全工程を一件の申出として実行します",
          "walk the whole road on synthetic data, as one approved dossier"},
         "renga demo --people 20000 --seed 7 --out demo-out",
         &add_demo},
    Verb{"synth",
         {"正解の分かる人工の日本（レセプト・健診・病院記録）を作ります",
          "make an artificial Japan with known truth, in the official formats"},
         "renga synth --people 20000 --seed 7 --out japan",
         &add_synth},
    Verb{"ingest",
         {"公式様式のファイルをデータセットに取り込みます",
          "read files in the official formats into a dataset"},
         "renga ingest --db ndb --out receipts RECEIPTC.UKE",
         &add_ingest},
    Verb{"masters",
         {"公開されているマスター（傷病名・医薬品・市区町村など）を取り込みます",
          "read public masters: diseases, drugs, municipalities and others"},
         "renga masters import b.csv y.csv --out masters",
         &add_masters},
    Verb{"optout",
         {"オプトアウトした人の名簿を管理し、その記録を除きます",
          "keep the register of people who refused, and take their records out"},
         "renga optout add --register refusals.json --from people.csv",
         &add_optout},
    Verb{"ids",
         {"鍵、ID4・ID5、格納用ID、加工用ID、提供用IDを扱います",
          "keys, ID4 and ID5, stored, processing and provision IDs"},
         "renga ids request receipts --out request",
         &add_ids},
    Verb{"anonymize",
         {"ポリシーに従って匿名加工します", "anonymise a dataset as a policy says"},
         "renga anonymize records --policy policy.toml --out anonymous --report report.html",
         &add_anonymize},
    Verb{"risk",
         {"何も変えずに再識別リスクを測ります", "measure the risk without changing anything"},
         "renga risk records --policy policy.toml --json",
         &add_risk},
    Verb{"extract",
         {"承諾された条件で抽出します", "extract what an approved request names"},
         "renga extract stored --request request.toml --approval approval.toml --out extract",
         &add_extract},
    Verb{"deliver",
         {"媒体用の暗号化パッケージを作ります", "make an encrypted package for a medium"},
         "renga deliver extract --to 大学A --approval approval.toml --out package.zip",
         &add_deliver},
    Verb{"receive",
         {"パッケージを検証して受け取り、受領書を書きます",
          "verify and unpack a package, and write the receipt"},
         "renga receive package.zip --out received --receipt receipt.json",
         &add_receive},
    Verb{"identity",
         {"機関の身元（署名・開封の鍵と証明書）を作り、確認します",
          "make and show a party's identity: its key and its certificate"},
         "renga identity make --party fund --name 支払基金 --out fund.identity",
         &add_identity},
    Verb{"seal",
         {"データセット又は鍵ファイルを相手機関宛てに署名・封かんします",
          "sign a dataset or key file and seal it for another party"},
         "renga seal answer --identity fund.identity --to producer.crt --dossier R7-0001 --purpose "
         "id_answer --out answer.p7m",
         &add_seal},
    Verb{"unseal",
         {"封かんパッケージを検証し、開封します", "verify and open a sealed package"},
         "renga unseal answer.p7m --identity producer.identity --from fund.crt --dossier R7-0001 "
         "--purpose id_answer --out answer",
         &add_unseal},
    Verb{"link",
         {"提供用IDで複数のデータセットを連結します",
          "join datasets on provision IDs, with a reason for each unlinked person"},
         "renga link ndb jisedai --approval approval.toml --out linked --report link.html",
         &add_link},
    Verb{"check",
         {"公表物確認：公表予定の集計表を確認します", "check tables before they are published"},
         "renga check --declare declaration.toml --fix protected",
         &add_check},
    Verb{"erase",
         {"データセット又はパッケージを消去し、証明書を書きます",
          "erase a dataset or package and write the certificate"},
         "renga erase received --certificate erasure.json --operator 消去担当 --place 大学A",
         &add_erase},
};

}  // namespace

std::span<const Verb> verbs() {
  return kVerbs;
}

}  // namespace renga::cli

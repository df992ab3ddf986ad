import { useWords } from "../api/queries";
import { Section } from "../parts/layout";
import { Table } from "../parts/table";
import { StageTag } from "../parts/tag";
import { useTexts } from "../texts";
import { useSeen } from "./context";
import { TrackPanels } from "./trackPage";
import { Files } from "./uploadsPanel";

/** The places of use with the copies that each holds. */
export function Places() {
  const { t, say } = useTexts();
  const { labelOf } = useWords();
  const { dossier } = useSeen();
  return (
    <Section title={t("place.title")}>
      <Table
        caption={t("place.title")}
        rows={dossier.places}
        keyOf={(place) => place.name}
        empty={t("place.none")}
        columns={[
          { head: t("place.name"), names: true, cell: (place) => place.name },
          { head: t("place.kind"), cell: (place) => t(PLACE_KINDS[place.kind] ?? "place.other") },
          { head: t("place.copies"), right: true, cell: (place) => place.copies },
          {
            head: t("thread.stage"),
            cell: (place) => (
              <StageTag stage={place.stage}>{say(labelOf("stages", place.stage))}</StageTag>
            ),
          },
        ]}
      />
    </Section>
  );
}
const PLACE_KINDS = { own: "place.own", onsite: "place.onsite", hic: "place.hic" } as Record<
  string,
  "place.own" | "place.onsite" | "place.hic"
>;

/** IDs and the provision of data: packages, receipts, copies, media. */
export function ProvisionTab() {
  const { t } = useTexts();
  const { dossier } = useSeen();
  return (
    <TrackPanels tracks={["ids", "provision"]}>
      <Section title={t("provision.packages")}>
        <Files dossier={dossier.number} purpose="package" label={t("provision.send")} />
      </Section>
      <Places />
    </TrackPanels>
  );
}

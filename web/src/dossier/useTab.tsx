import { Day } from "../parts/day";
import { Facts, Section } from "../parts/layout";
import { useTexts } from "../texts";
import { useSeen } from "./context";
import { Places } from "./provisionTab";
import { TrackPanels } from "./trackPage";
import { Files } from "./uploadsPanel";

const OF_OTHER_PAGES = [
  "save_section",
  "name_handler",
  "set_contact",
  "name_place",
  "withdraw",
  "close_dossier",
  "open_dossier",
];

/** While the data are used: the period, ledgers, reports, changes and extension. */
export function UseTab() {
  const { t } = useTexts();
  const { dossier } = useSeen();
  return (
    <TrackPanels tracks={["application", "change"]} without={OF_OTHER_PAGES}>
      <Section title={t("use.period")}>
        <Facts
          facts={[
            [t("use.from"), <Day day={dossier.use_from} />],
            [t("use.until"), <Day day={dossier.use_until} />],
          ]}
        />
      </Section>
      <Places />
      <Section title={t("use.ledgers")}>
        <Files dossier={dossier.number} purpose="evidence" label={t("use.send")} />
      </Section>
    </TrackPanels>
  );
}

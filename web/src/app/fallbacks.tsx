import { Link } from "@tanstack/react-router";

import { ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { Page } from "../parts/layout";
import { useTexts } from "../texts";

export function NotFound() {
  const { t } = useTexts();
  return (
    <main className="mx-auto max-w-[60em] p-6">
      <Page title={t("app.not_found")}>
        <p className="mb-4">{t("app.not_found_text")}</p>
        <Link to="/" className="link">
          {t("app.home_link")}
        </Link>
      </Page>
    </main>
  );
}

export function Broken({ error }: { error: unknown }) {
  const { t } = useTexts();
  return (
    <main className="mx-auto max-w-[60em] p-6">
      <h1>{t("app.failed")}</h1>
      <ProblemBanner problem={error} />
      <Button kind="solid" onPress={() => location.reload()}>
        {t("app.retry")}
      </Button>
    </main>
  );
}

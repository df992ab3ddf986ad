import { Link } from "@tanstack/react-router";

import { ProblemBanner } from "../parts/banner";
import { Button } from "../parts/button";
import { NotThere } from "../parts/layout";
import { useTexts } from "../texts";

export function NotFound() {
  const { t } = useTexts();
  return (
    <main className="mx-auto max-w-[60em] p-6">
      <NotThere>
        <Link to="/" className="link">
          {t("app.home_link")}
        </Link>
      </NotThere>
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

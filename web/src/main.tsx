import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { Problem, whenSessionIsLost } from "./api/client";
import { SESSION_KEY } from "./api/queries";
import { router } from "./app/router";
import "./styles.css";
import { startTexts } from "./texts";

/** What a rule refused is refused again; only what the network lost is worth another try. */
function mayHelp(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500);
}

const client = new QueryClient({
  defaultOptions: { queries: { retry: mayHelp, staleTime: 10_000, refetchOnWindowFocus: true } },
});
whenSessionIsLost(() => void client.invalidateQueries({ queryKey: SESSION_KEY }));
startTexts();

const place = document.getElementById("portal");
if (place)
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );

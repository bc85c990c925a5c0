// htmx under a strict policy: its requests carry the form token, end in time, and never fail
// without a sentence. What was entered stays on the page.

import { toast } from "./kit.js";

const texts = document.querySelector('meta[name="travesia-texts"]')?.dataset ?? {};

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector('meta[name="csrf-token"]')?.content;
  if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token;
});

document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  // The session ended or the screen is locked: the page itself shows the way back in.
  if (status === 401 || status === 423) return location.reload();
  let problem = {};
  try { problem = JSON.parse(event.detail.xhr.responseText); } catch { /* not ours: the plain sentence will do */ }
  return toast(problem.title ? `${problem.title} ${problem.detail ?? ""}` : texts.failed);
});
document.addEventListener("htmx:timeout", () => toast(texts.slow));
document.addEventListener("htmx:sendError", () => toast(texts.offline));

// The camera of the desk: a live picture, one press, a look, kept or taken again.
// The hints speak of light and sharpness only; nobody's face is looked for, measured or compared.

const dialog = document.getElementById("photo");
const form = document.getElementById("photo-form");
const box = form.querySelector(".camera");
const video = box.querySelector("video");
const still = box.querySelector("canvas");
const says = form.querySelector("[data-hint]");
const [take, keep, again] = ["take", "keep", "again"].map((name) => form.querySelector(`[data-${name}]`));
const file = form.elements.picture;

const WIDTH = 480; // pixels across that the hints look at
const [DARK, BRIGHT] = [55, 205]; // mean grey, of 0 to 255
const SHARP = 0.01; // how much neighbours differ, of how much the whole picture does
const EVERY = 500; // milliseconds between two hints
let stream = null;
let timer = 0;

/** Say one sentence of the form; saying it again says nothing. */
function say(name) {
  says.hidden = !name;
  const text = name ? form.dataset[name] : "";
  if (says.querySelector("span").textContent !== text) says.querySelector("span").textContent = text;
  says.classList.toggle("caution", ["dark", "bright", "blurred"].includes(name));
}

/** Name what is wrong with a picture as far as light and sharpness go. */
function hint(picture, width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.min(WIDTH, width);
  canvas.height = Math.max(3, Math.round((canvas.width * height) / width));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const grey = new Float32Array(data.length / 4);
  for (let i = 0; i < grey.length; i += 1) grey[i] = 0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2];
  const mean = grey.reduce((sum, one) => sum + one, 0) / grey.length;
  if (mean < DARK) return "dark";
  if (mean > BRIGHT) return "bright";
  const across = canvas.width;
  let edges = 0;
  for (let y = 1; y < canvas.height - 1; y += 1) {
    for (let x = 1; x < across - 1; x += 1) {
      const at = y * across + x;
      edges += (4 * grey[at] - grey[at - 1] - grey[at + 1] - grey[at - across] - grey[at + across]) ** 2;
    }
  }
  const spread = grey.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return edges < SHARP * spread || spread < grey.length ? "blurred" : "clear";
}

/** Show the live picture, the one that was taken, or neither. */
function show(what) {
  box.hidden = !what;
  video.hidden = what !== "live";
  still.hidden = what !== "still";
  take.hidden = what !== "live";
  keep.hidden = what !== "still";
  again.hidden = !(what === "still" && stream);
}

function stop() {
  clearInterval(timer);
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  video.srcObject = null;
}

/** Go on without a camera, and say why. */
function without(reason) {
  stop();
  show("");
  say(reason);
  if (dialog.open) file.focus();
}

async function start() {
  stop();
  file.value = "";
  if (!window.isSecureContext) return without("unsafe");
  if (!navigator.mediaDevices?.getUserMedia) return without("none");
  show("");
  say("waiting");
  const facingMode = form.elements.source.value === "desk" ? "user" : "environment";
  try {
    const asked = await navigator.mediaDevices.getUserMedia({
      audio: false, video: { facingMode, width: { ideal: 1280 }, height: { ideal: 960 } },
    });
    stop();
    stream = asked;
    if (!dialog.open) return stop();
    video.srcObject = stream;
    await video.play();
  } catch (error) {
    return without(error.name === "NotAllowedError" ? "denied" : "none");
  }
  stream.getVideoTracks()[0].addEventListener("ended", () => without("none"));
  live();
}

/** Counts the pictures, so that one that is done late does not come back after it was dropped. */
let shots = 0;

function live() {
  shots += 1;
  file.value = "";
  show("live");
  take.focus();
  const look = () => say(hint(video, video.videoWidth, video.videoHeight));
  look();
  timer = setInterval(look, EVERY);
}

/** Put a picture on the still, with its hint. */
function freeze(picture, width, height) {
  clearInterval(timer);
  still.width = width;
  still.height = height;
  still.getContext("2d").drawImage(picture, 0, 0);
  show("still");
  say(hint(still, width, height));
}

take.addEventListener("click", () => {
  freeze(video, video.videoWidth, video.videoHeight);
  const mine = (shots += 1);
  still.toBlob((blob) => {
    if (mine !== shots) return;
    const given = new DataTransfer();
    given.items.add(new File([blob], "photo.jpg", { type: blob.type }));
    file.files = given.files;
    form.elements.by_camera.value = "1";
    keep.focus(); // now there is something to keep
  }, "image/jpeg", 0.92);
});
again.addEventListener("click", live);
file.addEventListener("change", async () => {
  const [given] = file.files;
  form.elements.by_camera.value = ""; // a file may be of any day
  if (!given) return;
  try {
    const picture = await createImageBitmap(given);
    freeze(picture, picture.width, picture.height);
    keep.focus();
  } catch {
    say("unread");
    keep.hidden = false;
  }
});
for (const one of form.elements.source) one.addEventListener("change", () => { if (stream && !video.hidden) start(); });

new MutationObserver(() => { if (dialog.open) start(); else stop(); }).observe(dialog, { attributeFilter: ["open"] });
if (dialog.open) start();
window.addEventListener("pagehide", stop);

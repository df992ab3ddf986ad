import autoprefixer from "autoprefixer";
import tailwind from "tailwindcss";

export default { plugins: [tailwind(), autoprefixer()] };

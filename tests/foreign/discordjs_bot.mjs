// A discord.js bot. Runs in an environment of its own: API address (without version), token.
import { createRequire } from "node:module";
const require = createRequire(process.cwd() + "/");
const {
  ActionRowBuilder, ApplicationCommandType, AttachmentBuilder, ButtonBuilder, ButtonStyle, Client, Events,
  GatewayIntentBits, MessageFlags, ModalBuilder, SlashCommandBuilder, TextInputBuilder, TextInputStyle,
} = require("discord.js");

const [api, token] = process.argv.slice(2);
const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
const bot = new Client({ intents: [Guilds, GuildMessages, DirectMessages], rest: { api, version: "10" } });

bot.once(Events.ClientReady, async () => {
  const greet = new SlashCommandBuilder().setName("greet").setDescription("Greets somebody")
    .addStringOption((o) => o.setName("who").setDescription("Whom").setRequired(true).setAutocomplete(true))
    .addAttachmentOption((o) => o.setName("file").setDescription("A file"));
  await bot.application.commands.set([greet, { name: "Shout", type: ApplicationCommandType.Message }]);
});

bot.on(Events.MessageCreate, async (message) => {
  if (message.author.bot) return;
  const files = [new AttachmentBuilder(Buffer.from("notes"), { name: "notes.txt" })];
  const answer = await message.reply({ content: "thinking", files, allowedMentions: { repliedUser: false } });
  await answer.edit(`heard ${message.content.length}`);
  await answer.react("\u{1F44D}");
});

bot.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isAutocomplete()) return interaction.respond([{ name: "Ada", value: "ada" }]);
  if (interaction.isMessageContextMenuCommand()) {
    await interaction.deferReply();
    return interaction.editReply(interaction.targetMessage.content.toUpperCase());
  }
  if (interaction.isChatInputCommand()) {
    const size = interaction.options.getAttachment("file")?.size ?? 0;
    const button = new ButtonBuilder().setCustomId("more").setLabel("More").setStyle(ButtonStyle.Primary);
    const components = [new ActionRowBuilder().addComponents(button)];
    return interaction.reply({ content: `hello ${interaction.options.getString("who")} ${size}`, components });
  }
  if (interaction.isButton()) {
    const input = new TextInputBuilder().setCustomId("text").setLabel("Text").setStyle(TextInputStyle.Short);
    const modal = new ModalBuilder().setCustomId("form").setTitle("A form");
    return interaction.showModal(modal.addComponents(new ActionRowBuilder().addComponents(input)));
  }
  const typed = interaction.fields.getTextInputValue("text");
  return interaction.reply({ content: `got ${typed}`, flags: MessageFlags.Ephemeral });
});

await bot.login(token);
process.on("SIGTERM", () => bot.destroy().then(() => process.exit(0)));

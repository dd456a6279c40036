// A small discord.js bot for tests/judges/test_libraries.py. It knows nothing of the sandbox but its address.
"use strict";

const {
  ActionRowBuilder, ApplicationCommandType, ButtonBuilder, ButtonStyle, Client, Events, GatewayIntentBits, LabelBuilder,
  MessageFlags, ModalBuilder, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle,
} = require("discord.js");

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  rest: { api: process.env.API, version: "10" },
});

const COMMANDS = [
  {
    name: "hello",
    description: "Greets",
    options: [
      { type: 3, name: "text", description: "Whom", required: true, autocomplete: true },
      { type: 4, name: "times", description: "How often", min_value: 1 },
      { type: 11, name: "file", description: "A file" },
      { type: 6, name: "who", description: "Somebody" },
    ],
  },
  { name: "ask", description: "Opens a form" },
  { name: "wait", description: "Thinks" },
  { name: "Repeat", type: ApplicationCommandType.Message },
];

function controls() {
  const button = new ButtonBuilder().setCustomId("more").setLabel("More").setStyle(ButtonStyle.Primary);
  const menu = new StringSelectMenuBuilder()
    .setCustomId("pick").setPlaceholder("Pick").addOptions({ label: "One", value: "1" }, { label: "Two", value: "2" });
  return [new ActionRowBuilder().addComponents(button), new ActionRowBuilder().addComponents(menu)];
}

function form() {
  const input = new TextInputBuilder().setCustomId("text").setStyle(TextInputStyle.Paragraph);
  const label = new LabelBuilder().setLabel("Your text").setTextInputComponent(input);
  return new ModalBuilder().setCustomId("form").setTitle("A form").addLabelComponents(label);
}

async function hello(interaction) {
  const { options } = interaction;
  const file = options.getAttachment("file");
  const content = file ? await (await fetch(file.url)).text() : "";
  const parts = [options.getString("text"), options.getInteger("times"), content, options.getMember("who")?.displayName];
  await interaction.reply({ content: `hello ${parts.join("|")}`, components: controls() });
}

async function handle(interaction) {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `${typed}!`, value: `${typed}!` }]);
  } else if (interaction.isButton()) {
    await interaction.update({ content: "more" });
  } else if (interaction.isStringSelectMenu()) {
    await interaction.reply({ content: `picked ${interaction.values[0]}`, flags: MessageFlags.Ephemeral });
  } else if (interaction.isModalSubmit()) {
    const text = interaction.fields.getTextInputValue("text");
    await interaction.reply({ content: `said ${text}`, flags: MessageFlags.Ephemeral });
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({ content: interaction.targetMessage.content, flags: MessageFlags.Ephemeral });
  } else if (interaction.commandName === "hello") {
    await hello(interaction);
  } else if (interaction.commandName === "ask") {
    await interaction.showModal(form());
  } else if (interaction.commandName === "wait") {
    await interaction.deferReply();
    await interaction.editReply("waited");
    const again = await interaction.followUp("again");
    await again.edit("again, edited");
  }
}

client.on(Events.InteractionCreate, (interaction) => handle(interaction));
client.on(Events.MessageCreate, async (message) => {
  if (message.author.bot || !message.mentions.has(client.user)) return;
  const reply = await message.reply(`heard ${message.content.replace(/<@!?\d+>\s*/, "")}`);
  await reply.edit(`${reply.content}, clearly`);
  await message.react("👍");
});
client.once(Events.ClientReady, async () => {
  await client.application.commands.set(COMMANDS);
  console.log("ready");
});
process.stdin.on("end", () => client.destroy().then(() => process.exit(0))).resume();
client.login(process.env.TOKEN);
